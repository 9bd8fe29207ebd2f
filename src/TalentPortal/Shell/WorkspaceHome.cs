using TalentPortal.Platform.Security;

namespace TalentPortal.Shell;

/// <summary>
/// The bare address of a workspace (<c>/admin</c>) leads to the first page there that its visitor may open, or to
/// the account where there is none, as long as no page claims the address. Also tells a page that lost its connection whether its person is still signed in.
/// </summary>
public static class WorkspaceHome
{
    public static void MapWorkspaceHomes(this IEndpointRouteBuilder endpoints)
    {
        foreach (var workspace in Enum.GetValues<Workspace>())
        {
            var segment = workspace.ToString().ToLowerInvariant();
            endpoints.MapGet("/" + segment, async (HttpContext http, SiteFrame frame) =>
            {
                var site = await frame.Of(http, http.RequestAborted);
                var first = site?.WorkspaceLinks.SelectMany(group => group.Items).FirstOrDefault();
                // Whoever may enter is sent here by signing in: without a page to open they still have their account.
                return Results.LocalRedirect($"{http.Request.PathBase}/{first?.Href ?? "account"}");
            }).RequireAuthorization(new WorkspaceAttribute(workspace)).WithMetadata(new WorkspaceAttribute(workspace)).WithOrder(1000).ExcludeFromDescription();
        }

        endpoints.MapGet("/account/session", (HttpContext http) => http.User.Identity?.IsAuthenticated == true ? Results.NoContent() : Results.StatusCode(StatusCodes.Status401Unauthorized))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
