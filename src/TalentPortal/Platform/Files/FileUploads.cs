using Microsoft.AspNetCore.WebUtilities;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Files;

/// <summary>A form with one file, as a feature sees it.</summary>
/// <param name="Denied">Why the caller may not send it; null when they may.</param>
/// <param name="OwnerUserId">Under whose key the file is sealed; not read when denied.</param>
/// <param name="Rules">What is taken.</param>
/// <param name="Page">Address of the form's page within its site, without the first slash; a refusal is told there as <c>refused=KEY</c>.</param>
/// <param name="Done">Where the browser goes when the file is on record: a whole local address.</param>
/// <param name="Record">Puts the file on record, and returns the name in the store that the record has. Never given up when the browser goes away.</param>
public sealed record FilePost(Failure? Denied, Guid OwnerUserId, UploadRules Rules, string Page, string Done, Func<UploadOutcome.Stored, Guid?, Task<Outcome<string>>> Record)
{
    /// <summary>Whose key seals the file where it is not a person's own.</summary>
    public KeyOwner? Owner { get; init; }

    /// <summary>Whether others will be shown it under a mark: then a file that cannot be drawn, though its kind can, is refused while its sender has the paper at hand.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>Takes a file from its form into the store and onto its record, and shows files again. Nothing stays in the store that no record names.</summary>
public sealed class FileUploads(MultipartUpload uploads, SealedFileStore files, PaperMarks marks)
{
    /// <summary>Takes the file of the request. Browsers are sent to a page that says what became of it; other programs get 302 to it, or the status of the refusal.</summary>
    public async Task Take(HttpContext http, FilePost form, CancellationToken ct)
    {
        if (form.Denied is { } denied)
        {
            // Signed out while choosing the file; of what is somebody else's the page itself says that it is not there.
            if (http.User.Identity?.IsAuthenticated != true) http.Response.Redirect($"{http.Request.PathBase}/account/sign-in?returnUrl={Uri.EscapeDataString(AddressOf(http, form))}");
            else if (await uploads.Decline(http, form.Rules, denied.Reason ?? "Files_FormBroken", ct) is UploadOutcome.Refused declined)
            {
                if (denied.Kind == OutcomeKind.NotFound && declined.Status == StatusCodes.Status422UnprocessableEntity) http.Response.Redirect(AddressOf(http, form));
                else Refuse(http, form, declined.Reason, declined.Status);
            }

            return;
        }

        switch (await uploads.Receive(http, form.Owner ?? KeyOwner.Person(form.OwnerUserId), form.Rules, ct))
        {
            case UploadOutcome.Refused refused:
                Refuse(http, form, refused.Reason, refused.Status);
                break;
            case UploadOutcome.Stored stored when form.IsMarked && stored.Receipt.Kind.CanBeMarked() && !await CanBeMarked(form.OwnerUserId, stored.Receipt.StorageName, stored.Receipt.Kind, ct):
                await files.Delete(stored.Receipt.StorageName, CancellationToken.None);
                Refuse(http, form, "Files_CannotBeMarked", StatusCodes.Status422UnprocessableEntity);
                break;
            case UploadOutcome.Stored stored:
                var outcome = await form.Record(stored, Guid.TryParse(stored.Fields.GetValueOrDefault(PageOrigin.CommandField), out var command) ? command : null);
                // No record names it: the command refused, or a double click brought the same file twice.
                if (!outcome.IsOk || outcome.Value != stored.Receipt.StorageName) await files.Delete(stored.Receipt.StorageName, CancellationToken.None);
                if (outcome.IsOk) http.Response.Redirect(form.Done);
                else Refuse(http, form, outcome.Reason ?? "Files_FormBroken", StatusCodes.Status422UnprocessableEntity);
                break;
        }
    }

    /// <summary>Whether a stored file can be shown under a mark.</summary>
    public async Task<bool> CanBeMarked(Guid ownerUserId, string storageName, FileKind kind, CancellationToken ct)
    {
        if (!kind.CanBeMarked()) return false;
        await using var content = await files.Open(KeyOwner.Person(ownerUserId), storageName, ct);
        return content is not null && await marks.Draw(kind, content, "-", ct) is not null;
    }

    /// <summary>Sends a file as it is to the person whose it is, offered for saving; 404 when the store no longer has it.</summary>
    public async Task<IResult> Send(HttpContext http, Guid ownerUserId, string storageName, string fileName, FileKind kind, CancellationToken ct)
    {
        await using var content = await files.Open(KeyOwner.Person(ownerUserId), storageName, ct);
        if (content is null) return Results.NotFound();
        await DownloadHeaders.Send(http, content, fileName, kind, ct);
        return Results.Empty;
    }

    /// <summary>Shows a picture that is public as part of a page; 404 when the store no longer has it.</summary>
    public async Task<IResult> ShowPicture(HttpContext http, KeyOwner owner, string storageName, FileKind kind, CancellationToken ct)
    {
        await using var content = await files.Open(owner, storageName, ct);
        if (content is null) return Results.NotFound();
        await DownloadHeaders.ShowPicture(http, content, kind, ct);
        return Results.Empty;
    }

    /// <summary>Shows a file under its mark, in place and not offered for saving; without its mark it is not shown at all, but 404.</summary>
    /// <param name="mark">Who looks, and when.</param>
    public async Task<IResult> Show(HttpContext http, Guid ownerUserId, string storageName, FileKind kind, string mark, string fileName, CancellationToken ct)
    {
        await using var content = await files.Open(KeyOwner.Person(ownerUserId), storageName, ct);
        if (content is null || await marks.Draw(kind, content, mark, ct) is not { } marked) return Results.NotFound();
        await DownloadHeaders.Show(http, marked, fileName, ct);
        return Results.Empty;
    }

    private static string AddressOf(HttpContext http, FilePost form) => $"{http.Request.PathBase}/{form.Page}";

    /// <summary>A browser gets its page back with the reason; other programs get a status.</summary>
    private static void Refuse(HttpContext http, FilePost form, TextKey reason, int status)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")) http.Response.Redirect(QueryHelpers.AddQueryString(AddressOf(http, form), "refused", reason.Name));
        else http.Response.StatusCode = status;
    }
}
