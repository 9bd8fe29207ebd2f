using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Applications;

/// <summary>Shows the employer the CV of an application under its mark; the file itself goes to nobody but its owner. Missing, foreign and malformed all answer 404.</summary>
internal static class ApplicantCvEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/employer/applications/{id:guid}/cv", Show).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> Show(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var outcome = await sender.Send(new OpenApplicantCv(id), ct);
        // Closed for a while: the application's page says why.
        if (outcome.Kind == OutcomeKind.Refused) return Results.Redirect($"{http.Request.PathBase}/employer/applications/{id}");
        return outcome is { IsOk: true, Value: { } cv } ? await uploads.Show(http, cv.OwnerUserId, cv.StorageName, cv.Kind, cv.Mark, $"{cv.Reference}.pdf", ct) : Results.NotFound();
    }
}
