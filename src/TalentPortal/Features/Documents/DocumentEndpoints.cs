using TalentPortal.Components;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Documents;

/// <summary>What is no page: the upload, which streams, and the files.</summary>
internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/me/documents/{id:guid}/upload", Upload).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/me/documents/files/{id:guid}", Download).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/documents/{caseId:guid}/{id:guid}/view", Show).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task Upload(Guid id, HttpContext http, PortalSender sender, MultipartUpload uploads, SealedFileStore files, PaperMarks marks, CancellationToken ct)
    {
        var check = await sender.Send(new CheckDocumentUpload(id), ct);
        if (!check.IsOk)
        {
            // Signed out while choosing the file; of somebody else's document the page says that it is not there.
            if (http.User.Identity?.IsAuthenticated != true) http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString($"{http.Request.PathBase}/me/documents/{id}")}");
            else if (await uploads.Decline(http, UploadRules.Scans, check.Reason ?? "Files_FormBroken", ct) is UploadOutcome.Refused declined)
            {
                // The page itself says that there is no such document.
                if (check.Kind == OutcomeKind.NotFound && declined.Status == StatusCodes.Status422UnprocessableEntity) http.Response.Redirect($"{http.Request.PathBase}/me/documents/{id}");
                else Refuse(http, id, declined.Reason, declined.Status);
            }

            return;
        }

        switch (await uploads.Receive(http, KeyOwner.Person(check.Value.UserId), UploadRules.Scans, ct))
        {
            case UploadOutcome.Refused refused:
                Refuse(http, id, refused.Reason, refused.Status);
                break;
            case UploadOutcome.Stored stored:
                // What could never be shown to anybody else is of no use here: said now, while the person has the paper at hand.
                if (await CanBeMarked(check.Value.UserId, stored.Receipt, files, marks, ct)) await Keep(http, id, sender, files, stored);
                else
                {
                    files.Delete(stored.Receipt.StorageName);
                    Refuse(http, id, "Files_CannotBeMarked", StatusCodes.Status422UnprocessableEntity);
                }

                break;
        }
    }

    private static async Task<bool> CanBeMarked(Guid user, FileReceipt receipt, SealedFileStore files, PaperMarks marks, CancellationToken ct)
    {
        await using var content = await files.Open(KeyOwner.Person(user), receipt.StorageName, ct);
        return content is not null && await marks.Draw(receipt.Kind, content, "-", ct) is not null;
    }

    private static async Task Keep(HttpContext http, Guid id, PortalSender sender, SealedFileStore files, UploadOutcome.Stored stored)
    {
        var command = Guid.TryParse(stored.Fields.GetValueOrDefault(PageOrigin.CommandField), out var given) ? given : (Guid?)null;
        // Not given up when the browser goes away: from here on it is decided within moments whether a record names the file.
        var outcome = await sender.Send(new StoreDocumentFile(id, stored.Receipt), CancellationToken.None, command);
        // No record names it: the command refused, or a double click brought the same file twice.
        if (!outcome.IsOk || outcome.Value.StorageName != stored.Receipt.StorageName) files.Delete(stored.Receipt.StorageName);
        if (outcome.IsOk) http.Response.Redirect($"{http.Request.PathBase}/me/documents/{id}?done=stored");
        else Refuse(http, id, outcome.Reason ?? "Files_FormBroken", StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, Guid id, TextKey reason, int status)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect($"{http.Request.PathBase}/me/documents/{id}?refused={reason.Name}");
        else http.Response.StatusCode = status;
    }

    private static async Task<IResult> Download(Guid id, HttpContext http, PortalSender sender, SealedFileStore files, CancellationToken ct)
    {
        if (await sender.Send(new OpenMyDocument(id), ct) is not { IsOk: true, Value: { } file }) return Results.NotFound();
        await using var content = await files.Open(KeyOwner.Person(file.OwnerUserId), file.StorageName, ct);
        if (content is null) return Results.NotFound();
        await DownloadHeaders.Send(http, content, file.FileName, file.Kind, ct);
        return Results.Empty;
    }

    /// <summary>Shows a document of a case under its mark. It is shown in place and not offered for saving; without its mark it is not shown at all.</summary>
    private static async Task<IResult> Show(Guid caseId, Guid id, HttpContext http, PortalSender sender, SealedFileStore files, PaperMarks marks, CancellationToken ct)
    {
        if (await sender.Send(new OpenCaseDocument(caseId, id), ct) is not { IsOk: true, Value: { } paper }) return Results.NotFound();
        await using var content = await files.Open(KeyOwner.Person(paper.OwnerUserId), paper.StorageName, ct);
        if (content is null || await marks.Draw(paper.Kind, content, paper.Mark, ct) is not { } marked) return Results.NotFound();
        await DownloadHeaders.Show(http, marked, $"{paper.Reference}.pdf", ct);
        return Results.Empty;
    }
}
