using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>Addresses that lead from one site to another; all other links stay in their site.</summary>
internal static class TenantLinks
{
    /// <summary>The tenant's page in the platform workspace, on the tenant's own site.</summary>
    public static string Of(string slug) => $"/{slug}/{Languages.Current.Segment()}/platform/tenants/{slug}";

    /// <summary>The tenant's public site.</summary>
    public static string Site(string slug) => $"/{slug}/{Languages.Current.Segment()}/";
}
