using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Housing;

/// <summary>What is no page: pictures of flats, coming and going.</summary>
internal static class ListingPhotos
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // MultipartUpload looks at the antiforgery token itself, before it takes the file; the middleware would read the whole form first.
        endpoints.MapPost("/employer/housing/{id:guid}/photos/upload", (Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) => Upload("employer", id, http, sender, uploads, ct)).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapPost("/admin/housing/{id:guid}/photos/upload", (Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) => Upload("admin", id, http, sender, uploads, ct)).DisableAntiforgery().ExcludeFromDescription();
        endpoints.MapGet("/housing/photos/{id:guid}", Show).ExcludeFromDescription();
    }

    public static string Address(Guid photoId) => $"housing/photos/{photoId}";

    private static async Task Upload(string workspace, Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct)
    {
        var page = $"{workspace}/housing/{id}";
        var check = await sender.Send(new CheckListingPhotoUpload(id), ct);
        var owner = PageOrigin.FromRequest(http).Tenant is { } tenant ? KeyOwner.Tenant(tenant.Id) : KeyOwner.Platform;
        await uploads.Take(http, new(check.Failure, default, UploadRules.PagePictures, page, $"{http.Request.PathBase}/{page}?done=photo", Keep) { Owner = owner }, ct);

        async Task<Outcome<string>> Keep(UploadOutcome.Stored stored, Guid? command)
        {
            var outcome = await sender.Send(new StoreListingPhoto(id, stored.Receipt, stored.Fields.GetValueOrDefault("altZh"), stored.Fields.GetValueOrDefault("altEn")), CancellationToken.None, command);
            // A form without script names no field: the reason is told as one.
            return outcome.Kind == OutcomeKind.Invalid ? Outcome.Refused(outcome.Errors[0].Text) : outcome.Then(kept => kept.StorageName);
        }
    }

    private static async Task<IResult> Show(Guid id, HttpContext http, PortalSender sender, FileUploads uploads, CancellationToken ct) =>
        await sender.Send(new OpenListingPhoto(id), ct) is { IsOk: true, Value: { } photo } ? await uploads.ShowPicture(http, KeyOwner.Tenant(photo.TenantId), photo.StorageName, photo.Kind, ct) : Results.NotFound();
}
