using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Territories;

/// <summary>Who says what consultants take on.</summary>
[Permissions]
public static class TerritoriesPermissions
{
    /// <summary>Is a consultant who takes leads.</summary>
    [GrantedTo(PortalRole.OverseasConsultant)]
    public const string Own = "territories.own";

    /// <summary>See and change one's own; which other one, is decided by <see cref="Lead"/>.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.TeamLead)]
    public const string Keep = "territories.keep";

    /// <summary>See and change everybody's, and how leads are handed out.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "territories.lead";
}
