using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>Who may do what with flats.</summary>
[Permissions]
public static class HousingPermissions
{
    /// <summary>Write flats: organisations that let homes their own, staff those of people without an account, and all that are there.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter, PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Offer = "housing.offer";

    /// <summary>Look at flats before others do, and give them back.</summary>
    [GrantedTo(PortalRole.Curator, PortalRole.TenantAdministrator)]
    public const string Keep = "housing.keep";
}
