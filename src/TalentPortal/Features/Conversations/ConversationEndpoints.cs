using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Conversations;

/// <summary>What is no page: the files of a conversation, coming and going.</summary>
internal static class ConversationEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/me/cases/{id:guid}/messages/upload", Mine).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapPost("/conversations/{id:guid}/upload", Staffs).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/me/cases/{id:guid}/messages/{number:int}/file", Download).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/conversations/{id:guid}/{number:int}/view", Show).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task Mine(Guid id, HttpContext http, PortalSender sender, MultipartUpload uploads, SealedFileStore files, PaperMarks marks, CancellationToken ct) =>
        await Take(http, await sender.Send(new CheckMyFile(id), ct), _ => $"me/cases/{id}/messages", uploads, files, marks, (stored, command) => sender.Send(
            new SendMyFile(id, Guid.TryParse(stored.Fields.GetValueOrDefault("TypedFor"), out var typedFor) ? typedFor : Guid.Empty, stored.Receipt), CancellationToken.None, command), ct);

    private static async Task Staffs(Guid id, HttpContext http, PortalSender sender, MultipartUpload uploads, SealedFileStore files, PaperMarks marks, CancellationToken ct) =>
        await Take(http, await sender.Send(new CheckFile(id), ct), tier => $"{(tier ?? CaseTier.Overseas).Address()}/{id}/messages", uploads, files, marks, (stored, command) => sender.Send(
            new SendFile(id, stored.Receipt), CancellationToken.None, command), ct);

    /// <param name="page">The page of the conversation; of the tier where it is known.</param>
    /// <param name="send">Not given up when the browser goes away: from here on it is decided within moments whether a record names the file.</param>
    private static async Task Take(
        HttpContext http, Outcome<CheckFileResult> check, Func<CaseTier?, string> page, MultipartUpload uploads, SealedFileStore files, PaperMarks marks,
        Func<UploadOutcome.Stored, Guid?, Task<Outcome<SendFileResult>>> send, CancellationToken ct)
    {
        if (!check.IsOk)
        {
            var there = page(null);
            // Signed out while choosing the file; of somebody else's case the page says that it is not there.
            if (http.User.Identity?.IsAuthenticated != true) http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString($"{http.Request.PathBase}/{there}")}");
            else if (await uploads.Decline(http, UploadRules.Scans, check.Reason ?? "Files_FormBroken", ct) is UploadOutcome.Refused declined)
            {
                if (check.Kind == OutcomeKind.NotFound && declined.Status == StatusCodes.Status422UnprocessableEntity) http.Response.Redirect($"{http.Request.PathBase}/{there}");
                else Refuse(http, there, declined.Reason, declined.Status);
            }

            return;
        }

        var (owner, address) = (KeyOwner.Person(check.Value.TalentUserId), page(check.Value.Tier));
        switch (await uploads.Receive(http, owner, UploadRules.Scans, ct))
        {
            case UploadOutcome.Refused refused:
                Refuse(http, address, refused.Reason, refused.Status);
                break;
            case UploadOutcome.Stored stored:
                // What could not be shown to the consultant is of no use here: said now, while whoever sends it has the file at hand.
                await using (var content = await files.Open(owner, stored.Receipt.StorageName, ct))
                {
                    if (content is null || await marks.Draw(stored.Receipt.Kind, content, "-", ct) is null)
                    {
                        files.Delete(stored.Receipt.StorageName);
                        Refuse(http, address, "Files_CannotBeMarked", StatusCodes.Status422UnprocessableEntity);
                        return;
                    }
                }

                var outcome = await send(stored, Guid.TryParse(stored.Fields.GetValueOrDefault(PageOrigin.CommandField), out var given) ? given : null);
                // No record names it: the command refused, or a double click brought the same file twice.
                if (!outcome.IsOk || outcome.Value.StorageName != stored.Receipt.StorageName) files.Delete(stored.Receipt.StorageName);
                if (outcome.IsOk) http.Response.Redirect($"{http.Request.PathBase}/{address}?done=sent#last");
                else Refuse(http, address, outcome.Reason ?? "Files_FormBroken", StatusCodes.Status422UnprocessableEntity);
                break;
        }
    }

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, string page, TextKey reason, int status)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect($"{http.Request.PathBase}/{page}?refused={reason.Name}");
        else http.Response.StatusCode = status;
    }

    private static async Task<IResult> Download(Guid id, int number, HttpContext http, PortalSender sender, SealedFileStore files, CancellationToken ct)
    {
        if (await sender.Send(new OpenMyFile(id, number), ct) is not { IsOk: true, Value: { } file }) return Results.NotFound();
        await using var content = await files.Open(KeyOwner.Person(file.OwnerUserId), file.StorageName, ct);
        if (content is null) return Results.NotFound();
        await DownloadHeaders.Send(http, content, file.FileName, file.Kind, ct);
        return Results.Empty;
    }

    /// <summary>Shows a file under its mark, in place and not offered for saving; without its mark it is not shown at all.</summary>
    private static async Task<IResult> Show(Guid id, int number, HttpContext http, PortalSender sender, SealedFileStore files, PaperMarks marks, CancellationToken ct)
    {
        if (await sender.Send(new OpenFile(id, number), ct) is not { IsOk: true, Value: { } file }) return Results.NotFound();
        await using var content = await files.Open(KeyOwner.Person(file.OwnerUserId), file.StorageName, ct);
        if (content is null || await marks.Draw(file.Kind, content, file.Mark, ct) is not { } marked) return Results.NotFound();
        await DownloadHeaders.Show(http, marked, $"{file.Reference}.pdf", ct);
        return Results.Empty;
    }
}
