using System.Globalization;
using TalentPortal.Components;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

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

    private static async Task Upload(HttpContext http, PortalSender sender, MultipartUpload uploads, SealedFileStore files, CancellationToken ct)
    {
        var back = LocalReturnUrl.Or(http.Request.Query["returnUrl"], "");
        var check = await sender.Send(new CheckCvUpload(), ct);
        if (check.Kind == OutcomeKind.NotFound)
        {
            // Signed out while choosing the file.
            http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(http.Request.PathBase + Page(back))}");
            return;
        }

        if (!check.IsOk)
        {
            Refuse(http, check.Reason!, StatusCodes.Status422UnprocessableEntity, back);
            return;
        }

        switch (await uploads.Receive(http, KeyOwner.Person(check.Value.UserId), UploadRules.Papers, ct))
        {
            case UploadOutcome.Refused refused:
                Refuse(http, refused.Reason, refused.Status, back);
                break;
            case UploadOutcome.Stored stored:
                await Keep(http, sender, files, stored, back);
                break;
        }
    }

    private static async Task Keep(HttpContext http, PortalSender sender, SealedFileStore files, UploadOutcome.Stored stored, string back)
    {
        var command = Guid.TryParse(stored.Fields.GetValueOrDefault(PageOrigin.CommandField), out var id) ? id : (Guid?)null;
        // Not given up when the browser goes away: from here on it is decided within moments whether a record names the file.
        var outcome = await sender.Send(new StoreCv(stored.Receipt), CancellationToken.None, command);
        // No record names it: the command refused, or a double click brought the same file twice.
        if (!outcome.IsOk || outcome.Value.StorageName != stored.Receipt.StorageName) files.Delete(stored.Receipt.StorageName);
        if (outcome.IsOk) http.Response.Redirect(back.Length > 0 ? back : $"{http.Request.PathBase}{Page("", "done", "stored")}");
        else Refuse(http, outcome.Reason ?? "Files_FormBroken", StatusCodes.Status422UnprocessableEntity, back);
    }

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, TextKey reason, int status, string back)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect($"{http.Request.PathBase}{Page(back, "refused", reason.Name)}");
        else http.Response.StatusCode = status;
    }

    private static string Page(string back, string? name = null, string? value = null)
    {
        var page = Links.With("/me/cv", "returnUrl", back.Length > 0 ? back : null);
        return name is null ? page : Links.With(page, name, value);
    }

    private static async Task<IResult> Download(Guid id, HttpContext http, PortalSender sender, SealedFileStore files, CancellationToken ct)
    {
        if (await sender.Send(new OpenMyCv(id), ct) is not { IsOk: true, Value: { } cv }) return Results.NotFound();
        await using var content = await files.Open(KeyOwner.Person(cv.OwnerUserId), cv.StorageName, ct);
        if (content is null) return Results.NotFound();
        await DownloadHeaders.Send(http, content, cv.FileName, cv.Kind, ct);
        return Results.Empty;
    }

    private static async Task<IResult> Export(HttpContext http, PortalSender sender, TimeProvider clock, CancellationToken ct)
    {
        if (await sender.Send(new ExportMyData(), ct) is not { IsOk: true, Value: { } mine }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(mine.Json, "application/json", string.Create(CultureInfo.InvariantCulture, $"talentportal-{clock.GetUtcNow():yyyy-MM-dd}.json"));
    }
}
