using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.SavedSearches;

/// <summary>
/// The address in a mail by which its reader ends such mails without signing in: mail programs post to it (RFC 8058), a
/// browser that follows it is asked first, because programs that look for viruses follow links too.
/// </summary>
internal static class StopEndpoint
{
    public static string Path(string token) => $"searches/off/{token}";

    public static string PagePath(string token) => $"searches/stop/{token}";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/searches/off/{token}", Ask).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost("/searches/off/{token}", Stop).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static IResult Ask(string token, HttpContext http) =>
        http.Features.Get<SiteFeature>() is { } site && http.Request.PathBase == site.Base ? Results.Redirect($"{site.Base}/{PagePath(Uri.EscapeDataString(token))}") : Results.NotFound();

    private static async Task<IResult> Stop(string token, HttpContext http, PortalDispatcher dispatcher, SavedSearchTokens tokens, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        var meant = tokens.Read(token);
        // With a body: the page for what is missing would take the request for one of its own forms.
        if (meant is null && !IsBrowser(http)) return Results.Text("400", statusCode: StatusCodes.Status400BadRequest);
        // A search that is gone mails nothing more either: whoever asks learns nothing of it.
        if (meant is { } one) await dispatcher.Send(new StopSearchMails(one.Id), CallOrigin.System("saved-searches-stop", onBehalfOf: one.UserId), ct);
        return IsBrowser(http)
            ? Results.Redirect($"{site.Base}/{PagePath(Uri.EscapeDataString(token))}?done=1")
            : Results.Ok();
    }

    private static bool IsBrowser(HttpContext http) => http.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
