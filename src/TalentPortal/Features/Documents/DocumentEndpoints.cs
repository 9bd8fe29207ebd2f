using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;

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

    private static async Task Upload(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var check = await sender.Send(new CheckDocumentUpload(id), ct);
        await uploads.Take(http, new(check.Failure, check.IsOk ? check.Value.UserId : default, UploadRules.Scans, $"me/documents/{id}", $"{http.Request.PathBase}/me/documents/{id}?done=stored", Keep) { IsMarked = true }, ct);

        async Task<Outcome<string>> Keep(UploadOutcome.Stored stored, Guid? command) =>
            (await sender.Send(new StoreDocumentFile(id, stored.Receipt), CancellationToken.None, command)).Then(kept => kept.StorageName);
    }

    private static async Task<IResult> Download(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenMyDocument(id), ct) is { IsOk: true, Value: { } file } ? await uploads.Send(http, file.OwnerUserId, file.StorageName, file.FileName, file.Kind, ct) : Results.NotFound();

    private static async Task<IResult> Show(Guid caseId, Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenCaseDocument(caseId, id), ct) is { IsOk: true, Value: { } paper }
            ? await uploads.Show(http, paper.OwnerUserId, paper.StorageName, paper.Kind, paper.Mark, $"{paper.Reference}.pdf", ct) : Results.NotFound();
}
