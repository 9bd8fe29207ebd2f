using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Folders;

/// <summary>What is no page: the button that keeps something, which stands on pages of other features, and the folder as one file.</summary>
internal static class FolderEndpoints
{
    /// <summary>Bytes of a form of the button; it holds a kind, a key, a way back and a token.</summary>
    private const int BodyMax = 16 * 1024;

    // Pages for visitors come from the page cache and show no token. For visitors the origin that browsers send is looked at
    // instead: what the form changes is a cookie of their own. Of signed-in people a token is asked for, here.
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/folders/keep", Keep).DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BodyMax)).ExcludeFromDescription();
        endpoints.MapGet("/me/folders/file", Download).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> Download(HttpContext http, PortalSender sender, IStringLocalizer<FoldersText> texts, SiteAddresses addresses, HtmlEncoder encoder, TimeProvider clock, CancellationToken ct)
    {
        if (await sender.Send(new ViewMyFolder(), ct) is not { IsOk: true, Value: { } mine }) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var now = clock.GetUtcNow();
        return Results.File(new FolderFile(texts, addresses, encoder).Write(mine, http.Features.Get<SiteFeature>()?.Tenant, now), "text/html; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"talentportal-folder-{now:yyyy-MM-dd}.html"));
    }

    private static async Task<IResult> Keep(HttpContext http, PortalSender sender, KeptCookie cookie, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) return Refused();
        var form = await http.Request.ReadFormAsync(ct);
        var (key, remove) = (form["key"].ToString(), form["remove"] == "true");
        if (!Enum.TryParse<KeptKind>(form["kind"], out var kind) || !Enum.IsDefined(kind) || key.Length is 0 or > KeptThing.KeyMax) return Refused();
        var back = LocalReturnUrl.Or(form["back"], $"{http.Request.PathBase}/folders");
        if (http.User.Identity?.IsAuthenticated == true)
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Refused();
            if (remove) await sender.Send(new RemoveThing(null, kind, key), ct);
            else if ((await sender.Send(new KeepThing(kind, key), ct)).Kind == OutcomeKind.Refused) return Results.LocalRedirect($"{http.Request.PathBase}/me/folders?done=full");
            return Results.LocalRedirect(back + "#keep-this");
        }

        if (!IsFromOwnPage(http.Request)) return Refused();
        var (things, site) = (cookie.Read(http), PageOrigin.FromRequest(http).Tenant?.Id);
        if (remove)
        {
            // A list says whose thing it is, which may be another site's; the button on a page means what the page shows.
            var owner = Guid.TryParse(form["owner"], out var named) ? named : (Guid?)null;
            cookie.Write(http, [.. things.Where(one => !(owner is null ? one.Is(kind, key, site) : one == new KeptThing(kind, key, owner.Value)))]);
        }
        else if (await sender.Send(new FindThing(kind, key), ct) is { IsOk: true, Value.Thing: { } thing } && !things.Contains(thing) && !cookie.Write(http, [.. things, thing]))
        {
            return Results.LocalRedirect($"{http.Request.PathBase}/folders?full=true");
        }

        // What is gone meanwhile says so on its page.
        return Results.LocalRedirect(back + "#keep-this");
    }

    // With a body: the page for what is missing would take the request for one of its own forms.
    private static IResult Refused() => Results.Text("400", statusCode: StatusCodes.Status400BadRequest);

    /// <summary>A browser says where a form comes from; another origin than the portal's own has been refused before.</summary>
    private static bool IsFromOwnPage(HttpRequest request) => request.Headers.Origin.Count == 1 || request.Headers["Sec-Fetch-Site"] == "same-origin";
}
