namespace TalentPortal.Platform.Tenancy;

/// <summary>Where a page of another site lies. Links within one site are relative and need none of this.</summary>
public static class SiteAddress
{
    /// <summary>Address of a page at <paramref name="tenant"/>'s own site.</summary>
    /// <param name="path">Relative to tenant and language, such as <c>me/applications</c>.</param>
    /// <returns><c>/fujian/zh/me/applications</c>, or <c>//host/zh/me/applications</c> where the tenant has a host of its own.</returns>
    public static string Of(TenantRef tenant, Language language, string path) =>
        tenant.Host is { } host ? $"//{host}/{language.Segment()}/{path}" : $"/{tenant.Slug}/{language.Segment()}/{path}";
}
