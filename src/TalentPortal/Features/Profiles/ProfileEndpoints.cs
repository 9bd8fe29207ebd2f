using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Profiles;

/// <summary>What is no page: the upload, which streams, and the download.</summary>
internal static class ProfileEndpoints
{
    private const string Page = "/me/profile/import";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/me/profile/import/upload", Upload).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/me/profile/resume.json", Export).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/me/profile/europass.xml", ExportEuropass).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/profiles/{id:guid}/resume.json", ExportShared).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task Upload(HttpContext http, PortalSender sender, MultipartUpload uploads, CancellationToken ct)
    {
        var now = await sender.Send(new ViewResumeImport(), ct);
        if (!now.IsOk)
        {
            // Signed out while choosing the file.
            http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + Page)}");
            return;
        }

        if (!now.Value.HasProfile)
        {
            Refuse(http, "Career_ProfileFirst", StatusCodes.Status422UnprocessableEntity);
            return;
        }

        switch (await uploads.ReceiveInMemory(http, UploadRules.Resumes, ct))
        {
            case UploadOutcome.Refused refused:
                Refuse(http, refused.Reason, refused.Status);
                break;
            case UploadOutcome.Received received:
                await Keep(http, sender, received, ct);
                break;
        }
    }

    private static async Task Keep(HttpContext http, PortalSender sender, UploadOutcome.Received received, CancellationToken ct)
    {
        var (text, reason) = ResumeFile.TextOf(received.Content);
        if (text is null)
        {
            Refuse(http, reason!, StatusCodes.Status422UnprocessableEntity);
            return;
        }

        var command = Guid.TryParse(received.Fields.GetValueOrDefault(PageOrigin.CommandField), out var id) ? id : (Guid?)null;
        var outcome = await sender.Send(new UploadResume(text, received.CleanName), ct, command);
        if (outcome.IsOk) http.Response.Redirect(http.Request.PathBase + Page);
        else Refuse(http, outcome.Reason ?? "Resume_NotJson", StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, TextKey reason, int status)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect($"{http.Request.PathBase}{Page}?refused={reason.Name}");
        else http.Response.StatusCode = status;
    }

    private static async Task<IResult> Export(HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (await sender.Send(new ExportResume(), ct) is not { IsOk: true, Value: { } mine }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(mine.Json, "application/json", "resume.json");
    }

    private static async Task<IResult> ExportEuropass(HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (await sender.Send(new ExportEuropass(), ct) is not { IsOk: true, Value: { } mine }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(mine.Xml, "application/xml", "europass.xml");
    }

    private static async Task<IResult> ExportShared(Guid id, HttpContext http, PortalSender sender, CancellationToken ct)
    {
        if (await sender.Send(new ExportSharedResume(id), ct) is not { IsOk: true, Value: { } shared }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(shared.Json, "application/json", $"resume-{shared.Reference}.json");
    }
}
