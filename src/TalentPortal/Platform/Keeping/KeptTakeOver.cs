namespace TalentPortal.Platform.Keeping;

/// <summary>
/// With the first page after signing in, by whichever way, what somebody kept as a visitor becomes theirs, and leaves the
/// browser. Stands behind authentication and before the pages.
/// </summary>
internal sealed class KeptTakeOver(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, KeptCookie cookie, IKeeper keeper)
    {
        if (http.User.Identity?.IsAuthenticated == true && HttpMethods.IsGet(http.Request.Method) && cookie.IsThere(http) && IsForPage(http.Request))
        {
            var things = cookie.Read(http);
            if (things.Count == 0 || await keeper.Take(things, http.RequestAborted)) cookie.Drop(http);
        }

        await next(http);
    }

    private static bool IsForPage(HttpRequest request) => request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>Registers what visitors keep.</summary>
public static class KeepingSetup
{
    public static IServiceCollection AddKeeping(this IServiceCollection services) => services.AddSingleton<KeptCookie>();

    /// <summary>Behind authentication.</summary>
    public static IApplicationBuilder UseKeptTakeOver(this IApplicationBuilder app) => app.UseMiddleware<KeptTakeOver>();
}
