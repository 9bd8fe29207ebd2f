using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>In which part a member of staff sees a case.</summary>
public enum CasePart
{
    /// <summary>Answers for it.</summary>
    Owner,

    /// <summary>Leads the team.</summary>
    Lead,

    /// <summary>Is asked to take it on.</summary>
    Receiver,

    /// <summary>Handed it over, and may look on because the talent agreed.</summary>
    LookingOn,
}

/// <summary>How a member of staff sees a case.</summary>
/// <param name="IsCampus">The campus knows nothing but the packet it was given and what happened since it took the case on.</param>
/// <param name="CampusSince">When the campus took the case on; null while it has not.</param>
public sealed record CaseSight(CasePart Part, bool IsCampus, DateTimeOffset? CampusSince)
{
    /// <summary>Whether profile, wish and notes of the team are shown.</summary>
    public bool IsFull => !IsCampus && Part is (CasePart.Owner or CasePart.Lead);

    /// <summary>Whether an entry of that time is shown. Of the clearance the campus learns nothing.</summary>
    public bool Shows(CaseEntry entry) => !IsCampus || (entry.Kind != CaseEntryKind.Clearance && CampusSince is { } since && entry.At >= since && (!entry.Kind.IsOfTask() || (Enum.TryParse<CaseTrack>(entry.From, out var track) && track.IsOfCampus())));

    /// <summary>Whether a task is shown: the campus has its own tracks, and whoever is asked to take a case on sees what is open.</summary>
    public bool Shows(CaseTask task) => (!IsCampus || task.Track.IsOfCampus()) && (Part != CasePart.Receiver || task.IsOpen);

    /// <summary>Whether a hand-over with its packet is shown.</summary>
    public bool Shows(HandOver handOver, Guid user) => Part switch
    {
        _ when IsCampus => handOver.ToTier == CaseTier.Campus ? handOver.State is HandOverState.Offered or HandOverState.Accepted : handOver.FromTier == CaseTier.Campus,
        CasePart.Receiver => handOver.IsOpen,
        CasePart.LookingOn => handOver.FromUserId == user,
        _ => true,
    };
}

/// <summary>Finds cases for staff: what one may not see is not there.</summary>
public sealed class CaseDesk(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>The member of staff.</summary>
    public Guid Me => call.RequiredUserId;

    /// <summary>Their name as colleagues and talents read it.</summary>
    public string MyName => call.Rights.Name ?? "";

    public bool LeadsTeam => call.Rights.StaffRoles.Contains(PortalRole.TeamLead);

    /// <summary>A case that the caller answers for; null for every other. Ended ones too: the entity says that they do not move.</summary>
    public async Task<TalentCase?> Own(Guid id, CancellationToken ct) =>
        call.Tenant is null || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } found || !Owns(found) ? null : found;

    /// <summary>A case and how the caller sees it; null where they do not.</summary>
    public async Task<(TalentCase Case, CaseSight Sight, IReadOnlyList<HandOver> HandOvers)?> See(Guid id, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Cases.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } found) return null;
        var handOvers = await db.HandOvers.AsNoTracking().AtTenantOf(call).Where(h => h.CaseId == id).OrderBy(h => h.OfferedAt).ToListAsync(ct);
        if (SightOf(found, handOvers) is not { } sight) return null;
        return (found, sight, handOvers.FindAll(h => sight.Shows(h, Me)));
    }

    /// <summary>A task of a case that the caller answers for, if they see it, and all tasks of that case.</summary>
    public async Task<(CaseTask Task, TalentCase Case, IReadOnlyList<CaseTask> All)?> OwnTask(Guid id, CancellationToken ct)
    {
        if (call.Tenant is null || await db.CaseTasks.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == id, ct) is not { } task || await Own(task.CaseId, ct) is not { } one) return null;
        if (SeesAsCampus(one) && !task.Track.IsOfCampus()) return null;
        return (task, one, await TasksOf(one, ct));
    }

    /// <summary>The open cases of a tier that the caller answers for or stands in for; see <see cref="Owns"/>.</summary>
    public IQueryable<TalentCase> WorkedOn(CaseTier tier)
    {
        var (me, now) = (Me, clock.GetUtcNow());
        var all = Seen(db.Cases.AsNoTracking().AtTenantOf(call), tier).Where(c => c.Tier == tier && c.ClosedAt == null && (c.OwnerUserId == me || (c.DeputyUserId == me && c.DeputyFrom <= now && c.DeputyUntil > now)));
        return LeadsTeam || call.Rights.StaffRoles.WorksIn(tier) ? all : all.Where(c => false);
    }

    /// <summary>Of cases in which somebody takes part as a tier does, those that it still sees: to the campus they end some days after the arrival.</summary>
    public IQueryable<TalentCase> Seen(IQueryable<TalentCase> cases, CaseTier tier)
    {
        var now = clock.GetUtcNow();
        return tier == CaseTier.Campus && !LeadsTeam ? cases.Where(c => c.CampusUntil == null || c.CampusUntil > now) : cases;
    }

    /// <summary>Whether a case has ended for the caller, who takes part in it as a tier does.</summary>
    public bool IsOver(TalentCase one, CaseTier tier) => tier == CaseTier.Campus && !LeadsTeam && one.IsOverForCampus(clock.GetUtcNow());

    /// <summary>The open tasks of these cases that the caller sees: to the campus, those of its own tracks.</summary>
    public IQueryable<CaseTask> OpenTasksOf(CaseTier tier, IReadOnlyCollection<Guid> cases)
    {
        var open = db.CaseTasks.AsNoTracking().AtTenantOf(call).Where(t => cases.Contains(t.CaseId) && t.State == CaseTaskState.Open);
        return tier == CaseTier.Campus && !LeadsTeam ? open.Where(t => CaseTracks.OfCampus.Contains(t.Track)) : open;
    }

    /// <summary>All tasks of a case, whoever sees them.</summary>
    public async Task<IReadOnlyList<CaseTask>> TasksOf(TalentCase one, CancellationToken ct) =>
        await db.CaseTasks.Where(t => t.TenantId == one.TenantId && t.CaseId == one.Id).OrderBy(t => t.Place).ThenBy(t => t.Id).ToListAsync(ct);

    /// <summary>Whether the caller, who answers for a case, sees the campus's part of it alone.</summary>
    public bool SeesAsCampus(TalentCase one) => one.Tier == CaseTier.Campus && !LeadsTeam;

    /// <summary>Whether the caller answers for a case or stands in for whoever does, and still holds the role for it.</summary>
    public bool Owns(TalentCase one) => !IsOver(one, one.Tier) && (one.OwnerUserId == Me || one.IsCoveredBy(Me, clock.GetUtcNow())) && !one.IsOutOfSight && (LeadsTeam || call.Rights.StaffRoles.WorksIn(one.Tier));

    private CaseSight? SightOf(TalentCase one, List<HandOver> handOvers)
    {
        var campusSince = handOvers.FindLast(h => h is { ToTier: CaseTier.Campus, State: HandOverState.Accepted })?.AnsweredAt
            // It may have come to the campus from another organisation.
            ?? (one.Tier == CaseTier.Campus ? one.OpenedAt : null);
        if (Owns(one)) return new(CasePart.Owner, SeesAsCampus(one), campusSince);
        if (LeadsTeam) return new(CasePart.Lead, false, null);
        if (one.IsOutOfSight) return null;
        if (one.IsOpen && handOvers.Find(h => h.IsOpen && h.IsFor(Me, call.Rights.StaffRoles)) is { } offered) return new(CasePart.Receiver, offered.ToTier == CaseTier.Campus, null);
        // What somebody sent from the campus they still see as the campus does.
        var sent = handOvers.FindLast(h => h.State == HandOverState.Accepted && h.FromUserId == Me && h.AftercareAt is not null && call.Rights.StaffRoles.WorksIn(h.FromTier));
        return sent is null || IsOver(one, sent.FromTier) ? null : new(CasePart.LookingOn, sent.FromTier == CaseTier.Campus, campusSince);
    }
}
