using System.Globalization;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Employers;

/// <summary>What is no page: the photo of an employer, coming and going.</summary>
internal static class EmployerPhotos
{
    private const string Page = "employer/employers";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/employer/employers/photo/upload", Upload).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/employers/{id:guid}/photo", Show).ExcludeFromDescription();
    }

    /// <summary>Another photo has another address: nobody is shown the last one from what their browser kept.</summary>
    public static string Address(Guid employerId, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"employers/{employerId}/photo?v={at.ToUnixTimeSeconds()}");

    private static async Task Upload(HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var check = await sender.Send(new CheckPhotoUpload(), ct);
        await uploads.Take(http, new(check.Failure, default, UploadRules.PagePictures, Page, $"{http.Request.PathBase}/{Page}?done=photo", Keep) { Owner = KeyOwner.Platform }, ct);

        async Task<Outcome<string>> Keep(UploadOutcome.Stored stored, Guid? command) => (await sender.Send(new StorePhoto(stored.Receipt), CancellationToken.None, command)).Then(kept => kept.StorageName);
    }

    private static async Task<IResult> Show(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenPhoto(id), ct) is { IsOk: true, Value: { } photo } ? await uploads.ShowPicture(http, KeyOwner.Platform, photo.StorageName, photo.Kind, ct) : Results.NotFound();
}
