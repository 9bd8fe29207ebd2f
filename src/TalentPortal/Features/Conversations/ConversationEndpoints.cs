using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;

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

    private static async Task Mine(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var check = await sender.Send(new CheckMyFile(id), ct);
        await uploads.Take(http, Form(http, check, $"me/cases/{id}/messages", (stored, command) =>
            sender.Send(new SendMyFile(id, Guid.TryParse(stored.Fields.GetValueOrDefault("TypedFor"), out var typedFor) ? typedFor : Guid.Empty, stored.Receipt), CancellationToken.None, command)), ct);
    }

    private static async Task Staffs(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var check = await sender.Send(new CheckFile(id), ct);
        var tier = check.IsOk ? check.Value.Tier : CaseTier.Overseas;
        await uploads.Take(http, Form(http, check, $"{tier.Address()}/{id}/messages", (stored, command) => sender.Send(new SendFile(id, stored.Receipt), CancellationToken.None, command)), ct);
    }

    private static FilePost Form(HttpContext http, Outcome<CheckFileResult> check, string page, Func<UploadOutcome.Stored, Guid?, Task<Outcome<SendFileResult>>> send) =>
        new(check.Failure, check.IsOk ? check.Value.TalentUserId : default, UploadRules.Scans, page, $"{http.Request.PathBase}/{page}?done=sent#last", async (stored, command) => (await send(stored, command)).Then(sent => sent.StorageName)) { IsMarked = true };

    private static async Task<IResult> Download(Guid id, int number, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenMyFile(id, number), ct) is { IsOk: true, Value: { } file } ? await uploads.Send(http, file.OwnerUserId, file.StorageName, file.FileName, file.Kind, ct) : Results.NotFound();

    private static async Task<IResult> Show(Guid id, int number, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenFile(id, number), ct) is { IsOk: true, Value: { } file }
            ? await uploads.Show(http, file.OwnerUserId, file.StorageName, file.Kind, file.Mark, $"{file.Reference}.pdf", ct) : Results.NotFound();
}
