using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Applications;

/// <summary>Gives the employer the CV of an application as a download. Missing, foreign, closed and malformed all answer 404.</summary>
internal static class ApplicantCvEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/employer/applications/{id:guid}/cv", Download).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> Download(Guid id, HttpContext http, PortalSender sender, SealedFileStore files, CancellationToken ct)
    {
        if (await sender.Send(new OpenApplicantCv(id), ct) is not { IsOk: true, Value: { } cv }) return Results.NotFound();
        await using var content = await files.Open(KeyOwner.Person(cv.OwnerUserId), cv.StorageName, ct);
        if (content is null) return Results.NotFound();
        await DownloadHeaders.Send(http, content, cv.FileName, cv.Kind, ct);
        return Results.Empty;
    }
}
