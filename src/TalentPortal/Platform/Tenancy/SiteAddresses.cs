using System.Globalization;
using Microsoft.Extensions.Options;

namespace TalentPortal.Platform.Tenancy;

/// <summary>
/// Whole addresses of pages, for what leaves the site: canonical links, site maps, feeds. They come from the
/// configured origin or the tenant's own host, never from the request.
/// </summary>
public sealed class SiteAddresses(IOptions<SiteOptions> site)
{
    /// <summary>Address of a page.</summary>
    /// <param name="tenant">The tenant's site; null for the national one.</param>
    /// <param name="path">Path below tenant and language, without a leading slash; empty for the home page.</param>
    public string Of(TenantRef? tenant, Language language, string path) => $"{Root(tenant)}/{language.Segment()}/{path}";

    /// <summary>Address of a site without a language and without a slash at the end.</summary>
    public string Root(TenantRef? tenant) => Root(site.Value.Origin, tenant);

    /// <summary>The same for a given origin. A tenant's own host is reached by the origin's scheme and port.</summary>
    internal static string Root(string origin, TenantRef? tenant)
    {
        origin = origin.TrimEnd('/');
        if (tenant is null) return origin;
        if (tenant.Host is not { } host) return $"{origin}/{tenant.Slug}";
        var common = new Uri(origin);
        return common.IsDefaultPort ? $"{common.Scheme}://{host}" : string.Create(CultureInfo.InvariantCulture, $"{common.Scheme}://{host}:{common.Port}");
    }

    /// <summary>A link to another site's page for a browser: a path where both sites share a host.</summary>
    public string LinkTo(TenantRef? tenant, Language language, string path) =>
        tenant is { Host: null } ? $"/{tenant.Slug}/{language.Segment()}/{path}" : Of(tenant, language, path);
}
