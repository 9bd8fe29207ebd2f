using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Which consultants a case is with: each part of the way has its own.</summary>
public enum CaseTier
{
    Overseas,
    Domestic,
    Campus,
}

/// <summary>Who works in which tier.</summary>
public static class CaseTiers
{
    public static PortalRole Role(this CaseTier tier) => tier switch
    {
        CaseTier.Overseas => PortalRole.OverseasConsultant,
        CaseTier.Domestic => PortalRole.DomesticConsultant,
        _ => PortalRole.CampusConsultant,
    };

    public static Workspace Workspace(this CaseTier tier) => tier switch
    {
        CaseTier.Overseas => Platform.Security.Workspace.Overseas,
        CaseTier.Domestic => Platform.Security.Workspace.Domestic,
        _ => Platform.Security.Workspace.Campus,
    };

    /// <summary>Address of a tier's list of cases.</summary>
    public static string Address(this CaseTier tier) => tier.Workspace().ToString().ToLowerInvariant() + "/cases";

    /// <summary>Whether somebody with these roles answers for cases of the tier.</summary>
    public static bool WorksIn(this IEnumerable<PortalRole> roles, CaseTier tier) => roles.Contains(tier.Role());
}

/// <summary>What of a case's tasks is whose.</summary>
public static class CaseTracks
{
    /// <summary>The tracks that the campus works on.</summary>
    public static IReadOnlyList<CaseTrack> OfCampus { get; } = [CaseTrack.Arrival, CaseTrack.Housing, CaseTrack.DailyLife, CaseTrack.Family];

    public static bool IsOfCampus(this CaseTrack track) => OfCampus.Contains(track);

    /// <summary>Whether an entry tells of a single task; its <see cref="CaseEntry.From"/> is the track then.</summary>
    public static bool IsOfTask(this CaseEntryKind kind) => kind is CaseEntryKind.TaskDone or CaseEntryKind.TaskNotNeeded or CaseEntryKind.TaskReopened;
}
