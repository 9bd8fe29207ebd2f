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
    public string Root(TenantRef? tenant)
    {
        var origin = site.Value.Origin.TrimEnd('/');
        if (tenant is null) return origin;
        return tenant.Host is { } host ? $"{new Uri(origin).Scheme}://{host}" : $"{origin}/{tenant.Slug}";
    }

    /// <summary>A link to another site's page for a browser: a path where both sites share a host.</summary>
    public string LinkTo(TenantRef? tenant, Language language, string path) =>
        tenant is { Host: null } ? $"/{tenant.Slug}/{language.Segment()}/{path}" : Of(tenant, language, path);
}
