using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;

namespace TalentPortal.Platform.Tenancy;

/// <summary>The site a request is on: a tenant's or, without one, the national site.</summary>
/// <param name="Origin">Scheme and host as configured for links, without a trailing slash.</param>
/// <param name="Base">Path of the site in this language, for instance <c>/fujian/zh</c>.</param>
/// <param name="Root">Path of the site without a language, for instance <c>/fujian</c> or nothing.</param>
public sealed record SiteFeature(TenantRef? Tenant, Language Language, string Base, string Root);

/// <summary>Settings of addresses and languages.</summary>
public sealed class SiteOptions
{
    /// <summary>Scheme and host that links in mails, feeds and canonical links carry; never taken from a request.</summary>
    public string Origin { get; set; } = "http://localhost:5080";

    /// <summary>Where visitors of the national site write to; empty when nobody is named.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>Start-up calls this before it serves or sends mails.</summary>
    /// <exception cref="InvalidOperationException">Outside development there is no origin, or it is none: links in mails would lead nowhere.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        var origin = configuration["Portal:Site:Origin"];
        if (string.IsNullOrEmpty(origin) && environment.IsDevelopment()) return;
        if (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" }) return;
        throw new InvalidOperationException("Portal__Site__Origin is to be the address that people use, such as https://portal.example.org: links in mails begin with it.");
    }
}

/// <summary>
/// Moves <c>[/{tenant}]/{language}</c> from the path into <c>PathBase</c>, so that every link is relative and stays in
/// its tenant and language. A page's address without a language is redirected; an unknown tenant is left to the 404 page.
/// A tenant with a host of its own has its pages there alone; a host that is nobody's is refused.
/// </summary>
public sealed class SiteMiddleware(RequestDelegate next, TenantDirectory tenants, SiteAddresses addresses, IOptions<SiteOptions> site, IHostEnvironment environment)
{
    public const string LanguageCookie = "tp-language";

    /// <summary>Where it is asked whether the process lives; answered without a look at the tenants.</summary>
    public const string AlivePath = "/health/live";

    /// <summary>Where it is asked whether the process can serve; it looks at the database itself.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>Asked by whatever watches over the machine, under any name.</summary>
    private const string Health = "health";

    /// <summary>First segments that are no tenant and carry no language.</summary>
    private static readonly FrozenSet<string> Unlocalised = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "api", Health, "_framework", "_content", "_blazor", "files", "dev", "robots.txt", "sitemap.xml", "openapi");

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        // A process that waits for its database is alive: whoever restarts it for that only makes matters worse.
        if (path is AlivePath or ReadyPath)
        {
            await next(context);
            return;
        }

        var first = Segment(path, out var afterFirst);
        var hostTenant = await tenants.ByHost(context.Request.Host.Host, context.RequestAborted);
        if (hostTenant is null && !IsOurs(context.Request.Host.Host) && first != Health)
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            await context.Response.WriteAsync("No site of this portal has this host name.\n", context.RequestAborted);
            return;
        }

        if (Languages.TryFromSegment(first, out var language))
        {
            await Enter(context, hostTenant, language, "", first, afterFirst);
            return;
        }

        if (first.Length > 0 && await tenants.BySlug(first, context.RequestAborted) is { } tenant && (hostTenant is null || hostTenant.Id == tenant.Id))
        {
            if (tenant.Host is not null)
            {
                // Not for ever: the tenant may give its host up again.
                context.Response.Headers.CacheControl = "public, max-age=3600";
                context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
                context.Response.Headers.Location = $"{addresses.Root(tenant)}{new PathString(afterFirst.Length == 0 ? "/" : afterFirst).ToUriComponent()}{context.Request.QueryString}";
                return;
            }

            var second = Segment(afterFirst, out var afterSecond);
            if (tenant.IsDesk && Languages.TryFromSegment(second, out language) && !DeskSegments.Contains(Segment(afterSecond, out _)))
            {
                // What the desk writes shows on every site; it has none of its own.
                context.Response.Redirect($"/{second}{new PathString(afterSecond).ToUriComponent()}{context.Request.QueryString}");
                return;
            }

            if (Languages.TryFromSegment(second, out language)) await Enter(context, tenant, language, "/" + first, second, afterSecond);
            else if (Unlocalised.Contains(second)) await PassThrough(context, tenant, "/" + first, afterFirst);
            else RedirectToLanguage(context, tenant, "/" + first, afterFirst);
            return;
        }

        if (first.Length == 0)
        {
            RedirectToLanguage(context, hostTenant, "", path);
            return;
        }

        if (Unlocalised.Contains(first) || Path.HasExtension(path))
        {
            await PassThrough(context, hostTenant, "", path);
            return;
        }

        // Neither a tenant nor a language: perhaps an address whose language was left out, else unknown.
        if (context.GetEndpoint() is null && HttpMethods.IsGet(context.Request.Method) && KnownFirstSegments.Contains(first))
        {
            RedirectToLanguage(context, hostTenant, "", path);
            return;
        }

        context.Features.Set(new SiteFeature(hostTenant, Preferred(context, hostTenant), "/" + Preferred(context, hostTenant).Segment(), ""));
        await SetCultureAndRun(context, Preferred(context, hostTenant));
    }

    /// <summary>Segments under which pages lie; an address that starts with one lacks only its language.</summary>
    internal static readonly FrozenSet<string> KnownFirstSegments = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "jobs", "me", "account", "employer", "admin", "platform", "overseas", "domestic", "campus", "employers", "events", "certificates", "family", "referrals", "reports", "schools", "obligations", "prospects", "talents", "about", "developers", "privacy", "searches", "guides", "programmes", "permits", "pathways", "return-plans", "housing", "living", "search", "folders", "corrections", "sources", "open-figures", "helpfulness");

    /// <summary>Where the staff of the editorial desk work and sign in.</summary>
    private static readonly FrozenSet<string> DeskSegments = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "admin", "account", "me");

    /// <summary>The configured host; while developing also the machine itself.</summary>
    private bool IsOurs(string host) =>
        host.Equals(new Uri(site.Value.Origin).Host, StringComparison.OrdinalIgnoreCase)
        || (environment.IsDevelopment() && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))));

    private async Task Enter(HttpContext context, TenantRef? tenant, Language language, string root, string segment, string rest)
    {
        if (rest.Length == 0)
        {
            context.Response.Redirect($"{root}/{segment}/{context.Request.QueryString}");
            return;
        }

        var siteBase = $"{root}/{segment}";
        context.Request.PathBase = context.Request.PathBase.Add(siteBase);
        context.Request.Path = rest;
        context.Features.Set(new SiteFeature(tenant, language, siteBase, root));
        await SetCultureAndRun(context, language);
    }

    private async Task PassThrough(HttpContext context, TenantRef? tenant, string root, string rest)
    {
        var language = Preferred(context, tenant);
        if (root.Length > 0)
        {
            context.Request.PathBase = context.Request.PathBase.Add(root);
            context.Request.Path = rest;
        }

        context.Features.Set(new SiteFeature(tenant, language, $"{root}/{language.Segment()}", root));
        await SetCultureAndRun(context, language);
    }

    private async Task SetCultureAndRun(HttpContext context, Language language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture();
        context.Response.Headers.ContentLanguage = language.Tag();
        await next(context);
    }

    private static void RedirectToLanguage(HttpContext context, TenantRef? tenant, string root, string rest)
    {
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        context.Response.Headers.CacheControl = "private, no-store";
        var path = rest.Length == 0 ? "/" : rest;
        var status = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? StatusCodes.Status302Found : StatusCodes.Status307TemporaryRedirect;
        context.Response.StatusCode = status;
        context.Response.Headers.Location = $"{root}/{Preferred(context, tenant).Segment()}{new PathString(path).ToUriComponent()}{context.Request.QueryString}";
    }

    private static Language Preferred(HttpContext context, TenantRef? tenant)
    {
        if (Languages.TryFromSegment(context.Request.Cookies[LanguageCookie], out var chosen)) return chosen;
        foreach (var accepted in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(value => value.Quality ?? 1))
        {
            if (accepted.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Language.Chinese;
            if (accepted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Language.English;
        }

        return tenant?.DefaultLanguage ?? Language.Chinese;
    }

    private static string Segment(string path, out string rest)
    {
        var end = path.Length > 1 ? path.IndexOf('/', 1) : -1;
        rest = end < 0 ? "" : path[end..];
        return path.Length <= 1 ? "" : path[1..(end < 0 ? path.Length : end)];
    }
}
