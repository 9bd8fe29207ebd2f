using System.Globalization;
using TalentPortal.Components;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>What is no page: the upload, which streams, and the downloads.</summary>
internal static class TalentEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/me/cv/upload", Upload).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/me/cv/{id:guid}/file", Download).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/me/data/export", Export).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task Upload(HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var back = LocalReturnUrl.Or(http.Request.Query["returnUrl"], "");
        var check = await sender.Send(new CheckCvUpload(), ct);
        await uploads.Take(http, new(
            check.Failure, check.IsOk ? check.Value.UserId : default, UploadRules.Papers, Links.With("me/cv", "returnUrl", back.Length > 0 ? back : null), back.Length > 0 ? back : $"{http.Request.PathBase}/me/cv?done=stored", Keep) { IsMarked = true }, ct);

        async Task<Outcome<string>> Keep(UploadOutcome.Stored stored, Guid? command) => (await sender.Send(new StoreCv(stored.Receipt), CancellationToken.None, command)).Then(kept => kept.StorageName);
    }

    private static async Task<IResult> Download(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenMyCv(id), ct) is { IsOk: true, Value: { } cv } ? await uploads.Send(http, cv.OwnerUserId, cv.StorageName, cv.FileName, cv.Kind, ct) : Results.NotFound();

    private static async Task<IResult> Export(HttpContext http, PortalSender sender, TimeProvider clock, CancellationToken ct)
    {
        if (await sender.Send(new ExportMyData(), ct) is not { IsOk: true, Value: { } mine }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(mine.Json, "application/json", string.Create(CultureInfo.InvariantCulture, $"talentportal-{clock.GetUtcNow():yyyy-MM-dd}.json"));
    }
}
