using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Shell;

/// <summary>
/// Answers HEAD of a page as GET without the body, which the server leaves out by itself: pages know GET alone, and link
/// checkers, search engines and monitors would take them for missing. Documents (<c>sitemap.xml</c>) answer it themselves.
/// Not for whoever is signed in: what a person opens is recorded.
/// </summary>
public sealed class HeadRequests(RequestDelegate next, PortalCookies cookies)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method) && !Path.HasExtension(context.Request.Path) && !context.Request.Cookies.ContainsKey(cookies.Session)) context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
