using System.Globalization;
using System.Text;
using System.Xml;
using TalentPortal.Platform.Publishing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.SiteMaps;

/// <summary>
/// <c>/robots.txt</c> and <c>/sitemap.xml</c> of a host, <c>/fujian/sitemap.xml</c> of a tenant, and the documents that
/// these name. A document lies beside the pages it lists (<c>/fujian/en/sitemap-jobs-1.xml</c>), because it may speak of
/// no others. All addresses come from the configuration, never from the request.
/// </summary>
public static class SiteMapEndpoints
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Xml = "application/xml; charset=utf-8";
    private const int FlushEvery = 1000;

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    /// <summary>What is nobody's but one person's or one organisation's; each asks for a sign-in anyway.</summary>
    private static readonly string[] Closed = ["account", "me", "overseas", "domestic", "campus", "employer", "admin", "platform"];

    public static IServiceCollection AddSiteMaps(this IServiceCollection services) => services.AddSingleton<SiteMapDirectory>();

    public static void MapSiteMaps(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/robots.txt", ConditionalGet.Methods, Robots).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapMethods("/sitemap.xml", ConditionalGet.Methods, Index).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapMethods("/sitemap-{source:alpha}-{number:int}.xml", ConditionalGet.Methods, Part).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Robots(HttpContext http, SiteAddresses addresses)
    {
        if (http.Features.Get<SiteFeature>() is not { Root: "" } site || http.Request.PathBase.HasValue) return Results.NotFound();
        var text = new StringBuilder("User-agent: *\n");
        foreach (var area in Closed) text.Append(CultureInfo.InvariantCulture, $"Disallow: /*/{area}/\n");
        text.Append(CultureInfo.InvariantCulture, $"\nSitemap: {addresses.Root(site.Tenant)}/sitemap.xml\n");
        const string Plain = "text/plain; charset=utf-8";
        return ConditionalGet.IsAnswered(http, Plain, text.ToString(), null, Keep) ? Results.Empty : Results.Text(text.ToString(), Plain);
    }

    private static async Task<IResult> Index(HttpContext http, SiteMapDirectory maps, TenantDirectory tenants, SiteAddresses addresses, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Root) return Results.NotFound();
        List<TenantRef?> sites = [site.Tenant];
        // The index of a host names what lies on the host: with the national site also the tenants that have no host of their own.
        if (site.Tenant is null) sites.AddRange((await tenants.All(ct)).Where(tenant => tenant.Host is null));
        List<(string Address, SiteMapPart Part)> parts = [];
        foreach (var tenant in sites)
        {
            foreach (var source in maps.Sources)
            {
                var found = await maps.Parts(source, Visitor(tenant), ct);
                foreach (var language in Languages.All)
                    parts.AddRange(found.Select((part, at) => (addresses.Of(tenant, language, $"sitemap-{source.Name}-{at + 1}.xml"), part)));
            }
        }

        if (ConditionalGet.IsAnswered(http, Xml, string.Join('\n', parts.Select(part => $"{part.Address} {part.Part.Version} {part.Part.ChangedAt:O}")), parts.Max(part => part.Part.ChangedAt), Keep)) return Results.Empty;
        await using var xml = WireXml.Writer(http);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "sitemapindex", Namespace);
        foreach (var (address, part) in parts)
        {
            await xml.WriteStartElementAsync(null, "sitemap", Namespace);
            await xml.WriteElementStringAsync(null, "loc", Namespace, address);
            if (part.ChangedAt is { } at) await xml.WriteElementStringAsync(null, "lastmod", Namespace, Moment(at));
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndDocumentAsync();
        return Results.Empty;
    }

    private static async Task<IResult> Part(string source, int number, HttpContext http, SiteMapDirectory maps, SiteAddresses addresses, CancellationToken ct)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base || maps.Sources.FirstOrDefault(one => one.Name == source) is not { } pages) return Results.NotFound();
        var parts = await maps.Parts(pages, Visitor(site.Tenant), ct);
        if (number < 1 || number > parts.Count) return Results.NotFound();
        var part = parts[number - 1];
        if (ConditionalGet.IsAnswered(http, Xml, addresses.Of(site.Tenant, site.Language, part.Version), part.ChangedAt, Keep)) return Results.Empty;
        await using var xml = WireXml.Writer(http);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Namespace);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        var written = 0;
        await foreach (var page in pages.Pages(Visitor(site.Tenant), part, ct))
        {
            await Write(xml, page, site, addresses);
            if (++written % FlushEvery == 0) await xml.FlushAsync();
        }

        await xml.WriteEndDocumentAsync();
        return Results.Empty;
    }

    private static async Task Write(XmlWriter xml, SiteMapPage page, SiteFeature site, SiteAddresses addresses)
    {
        await xml.WriteStartElementAsync(null, "url", Namespace);
        await xml.WriteElementStringAsync(null, "loc", Namespace, addresses.Of(site.Tenant, site.Language, page.Path));
        if (page.ChangedAt is { } at) await xml.WriteElementStringAsync(null, "lastmod", Namespace, Moment(at));
        foreach (var language in Languages.All) await Alternate(language.Tag(), language);
        await Alternate("x-default", site.Tenant?.DefaultLanguage ?? Language.Chinese);
        await xml.WriteEndElementAsync();

        async Task Alternate(string tag, Language language)
        {
            await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
            await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
            await xml.WriteAttributeStringAsync(null, "hreflang", null, tag);
            await xml.WriteAttributeStringAsync(null, "href", null, addresses.Of(site.Tenant, language, page.Path));
            await xml.WriteEndElementAsync();
        }
    }

    private static CallOrigin Visitor(TenantRef? tenant) => new(tenant, Language.English);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
