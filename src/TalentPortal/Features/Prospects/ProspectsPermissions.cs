using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Prospects;

/// <summary>What staff may do with people who have no part in the portal yet.</summary>
[Permissions]
public static class ProspectsPermissions
{
    /// <summary>Enter people one has met, see how the own entries stand, invite, take away.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.TeamLead, PortalRole.AssociationPartner)]
    public const string Enter = "prospects.enter";

    /// <summary>Make one of two entries, also of those that partners brought.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.TeamLead)]
    public const string Merge = "prospects.merge";

    /// <summary>See everybody's entries; look into the list of those who are not to be contacted, and take somebody off it.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string All = "prospects.all";
}
