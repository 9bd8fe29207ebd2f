using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Events;

/// <summary>What staff may do with events.</summary>
[Permissions]
public static class EventsPermissions
{
    /// <summary>Plan events and look after those who sign up for one's own.</summary>
    [GrantedTo(PortalRole.OverseasConsultant, PortalRole.TeamLead)]
    public const string Keep = "events.keep";

    /// <summary>Look after everybody's.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string All = "events.all";
}
