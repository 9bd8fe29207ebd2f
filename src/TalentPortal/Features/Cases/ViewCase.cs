using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>
/// Opens one case to whoever answers for it, leads the team, is asked to take it on or may look on: each sees what their part
/// allows, and the person sees the reading in their access log.
/// </summary>
[Personal]
[Requires(CasesPermissions.Read)]
public sealed record ViewCase(Guid Id) : IQuery<ViewCaseResult>;

/// <param name="IsCampus">The campus sees the packet that it was given, what happened since, and nothing else.</param>
/// <param name="NextAction">Null with a date means: get in touch for the first time.</param>
/// <param name="Person">Null while the person does not open their profile, and to those who may not see it.</param>
/// <param name="Since">When it was opened; for the campus, when it took it on.</param>
/// <param name="Clearance">Null to the campus, and to those who do not answer for the case.</param>
/// <param name="Tasks">Open ones first, overdue before all others; whoever is asked to take the case on sees what is open.</param>
/// <param name="HandOvers">Oldest first.</param>
/// <param name="Career">Which parts of the career record the reader could open now, and until when; null to whoever does not answer for the case.</param>
/// <param name="Family">How many parts of the family are open to the reader; null to whoever does not answer for the case.</param>
/// <param name="Documents">How many documents are open to the reader; null to whoever does not answer for the case, and abroad.</param>
/// <param name="Moves">What the reader may do; null where they only read.</param>
/// <param name="Unread">How many messages of the talent wait to be read; null for those who do not read messages.</param>
/// <param name="Stages">All of the case's way, by which its entries are told.</param>
/// <param name="Checks">What stands between the case and its next stage; empty to those who do not work on it.</param>
/// <param name="ArrivedOn">Day at the tenant; null before, and to those who do not work on it.</param>
/// <param name="CheckInSince">Since when check-ins wait for the talent's answer.</param>
/// <param name="Cover">Who stands in for whoever answers for it now.</param>
/// <param name="SeenUntil">The last day on which the campus sees it; null while that does not count yet, and where it has nothing to do with the campus.</param>
/// <param name="NewerPlaybook">Number of an edition of the organisation that is newer than the way of the case, for whoever answers for it.</param>
public sealed record ViewCaseResult(
    Guid Id, string Reference, CasePart Part, bool IsCampus, CaseStage Stage, CaseAge Age, string? NextAction, DateOnly? NextOn, bool IsOverdue, string? OwnerName, DateTimeOffset? Since, DateTimeOffset? ClosedAt,
    CaseCloseReason? CloseReason, ViewCaseResult.Talent? Person, ViewCaseResult.ClearanceSight? Clearance, IReadOnlyList<OpenEntry> Entries, IReadOnlyList<OpenTask> Tasks, IReadOnlyList<ViewCaseResult.Note> Notes, IReadOnlyList<HandOverPaper> HandOvers,
    IReadOnlyList<ViewCaseResult.SharedPart>? Career, int? Documents, int? Family, ViewCaseResult.Choices? Moves, int? Unread, IReadOnlyList<CaseStage> Stages, IReadOnlyList<OpenCheck> Checks, DateOnly? ArrivedOn, DateTimeOffset? CheckInSince, int? NewerPlaybook, CaseCover? Cover, DateOnly? SeenUntil, uint Version)
{
    /// <summary>What the person told; profile and wish only while they open it to the tenant.</summary>
    /// <param name="IsOpen">Whether the profile is open: taken back or expired, only language and time zone are left.</param>
    public sealed record Talent(
        bool IsOpen, Language Language, string TimeZone, string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years,
        DateOnly? AvailableFrom, string? Wish, string? ReachWhen);

    /// <param name="Since">Null: never touched.</param>
    /// <param name="MayRead">Whether the reader may open the answers.</param>
    public sealed record ClearanceSight(ClearanceState State, DateTimeOffset? Since, bool MayRead);

    public sealed record Note(Guid Id, CaseNoteLevel Level, string AuthorName, bool IsMine, DateTimeOffset At, string? Words);

    /// <param name="OpenUntil">Null while the person does not share it.</param>
    public sealed record SharedPart(GrantScope Scope, DateTimeOffset? OpenUntil);

    /// <param name="Ahead">Stages to which it may be moved on.</param>
    /// <param name="Back">The stage to which it may be moved back, with a reason.</param>
    /// <param name="HandOverTo">The stage to which it may be handed over now; null where the time has not come or it is offered already.</param>
    /// <param name="CanSettle">Whether it may be closed as settled; for other reasons it may be closed whenever one works on it.</param>
    /// <param name="CanArrive">Whether it came to where the talent is met, so that the day can be said.</param>
    /// <param name="CanAssign">Whether the reader may say who answers for it.</param>
    public sealed record Choices(bool CanWork, IReadOnlyList<CaseStage> Ahead, CaseStage? Back, CaseStage? HandOverTo, bool CanSettle, bool CanArrive, bool CanAssign);
}

internal sealed class ViewCaseHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseTimeline timeline, CaseTasks tasks, SealedCase words, SealedLead leadWords, SealedProfile profiles, AccessLog access, CaseCareer career, CaseChecks checks, TenantPlaybooks playbooks, TimeProvider clock)
    : IRequestHandler<ViewCase, Outcome<ViewCaseResult>>
{
    public async Task<Outcome<ViewCaseResult>> Handle(ViewCase request, CancellationToken ct)
    {
        if (await desk.See(request.Id, ct) is not var (one, sight, handOvers) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var (tenant, now) = (call.RequiredTenant, clock.GetUtcNow());
        var person = sight.IsFull ? await Person(one, talent, now, ct) : null;
        List<HandOverPaper> papers = [];
        foreach (var handOver in handOvers)
            papers.Add(await HandOverPaper.Of(handOver, one.Playbook, words, handOver.IsOpen && handOver.IsFor(desk.Me, call.Rights.StaffRoles), handOver.IsOpen && handOver.FromUserId == one.OwnerUserId && desk.Owns(one), ct));
        var entries = await timeline.Of(one, sight.Shows, ct);
        string[] read = ["case", .. person is { IsOpen: true } ? ["profile"] : Array.Empty<string>(), .. papers.Count > 0 ? ["packet"] : Array.Empty<string>()];
        await access.Record(talent, tenant.Name, TalentCase.Purpose, string.Join(' ', read), FieldClass.Sensitive, one.Id, ct);
        var age = CaseAge.Of(one, CaseTime.CalendarOf(tenant), now);
        if (sight.IsCampus) age = age.AsTheCampusSeesIt(sight.Part == CasePart.Receiver ? handOvers.Single(h => h.IsOpen).OfferedAt : null);
        var shared = await career.OpenTo(one, sight, ct) is not { } parts ? null : CaseCareer.MostOf(sight.IsCampus).Select(scope => new ViewCaseResult.SharedPart(scope, parts.TryGetValue(scope, out var until) ? until : null)).ToList();
        var works = sight.Part is CasePart.Owner or CasePart.Lead;
        return new ViewCaseResult(
            one.Id, one.Reference, sight.Part, sight.IsCampus, one.StageNow(), age, works ? await words.OpenNextAction(one, ct) : null, works ? one.NextOn : null,
            works && one.NextOn < tenant.DayAt(now), one.OwnerName, sight.IsCampus ? sight.CampusSince : one.OpenedAt, one.ClosedAt, one.CloseReason, person,
            sight.IsFull ? new(one.Clearance, one.ClearanceAt, sight.Part == CasePart.Owner && one.Clearance != ClearanceState.NotChecked) : null, entries, await tasks.Of(one, sight.Shows, tenant.DayAt(now), ct), await Notes(one, sight, ct), papers,
            shared, await Documents(one, sight, talent, now, ct), await FamilyParts(one, sight, talent, now, ct), works ? MovesOf(one, sight, handOvers) : null,
            works ? await db.Conversations.Where(t => t.TenantId == one.TenantId && t.Id == one.Id).Select(t => t.StaffUnread).SingleOrDefaultAsync(ct) : null, one.Playbook.Stages,
            works ? await checks.Of(one, ct) : [], works ? one.ArrivedOn : null, works ? one.CheckInSince : null,
            one.IsOpen && sight.Part == CasePart.Owner && await playbooks.Newest(ct) is { } newest && newest.Id != one.PlaybookEditionId ? newest.Number : null, one.CoverAt(now),
            sight.IsCampus || one.Tier == CaseTier.Campus ? one.CampusLastDay(tenant) : null, one.Version);
    }

    /// <summary>How many, and no more: which they are is on a page of its own.</summary>
    private async Task<int?> Documents(TalentCase one, CaseSight sight, Guid talent, DateTimeOffset now, CancellationToken ct) =>
        !one.IsOpen || sight.Part != CasePart.Owner || one.Tier == CaseTier.Overseas ? null
        : await db.Grants.LiveFor(one.LeadId, now).Where(g => g.UserId == talent && g.TenantId == one.TenantId && g.EmployerId == null && g.Scope == GrantScope.Document).Select(g => g.RecordId).Distinct().CountAsync(ct);

    /// <summary>How many parts of the family are open to the caller, and no more: what they say is on a page of its own.</summary>
    private async Task<int?> FamilyParts(TalentCase one, CaseSight sight, Guid talent, DateTimeOffset now, CancellationToken ct) =>
        !one.IsOpen || sight.Part != CasePart.Owner ? null
        : (await db.Grants.AsNoTracking().LiveFor(one.LeadId, now).Where(g => g.UserId == talent && g.TenantId == one.TenantId && g.EmployerId == null).Select(g => g.Scope).Distinct().ToListAsync(ct))
            .Count(scope => scope == GrantScope.FamilyChildren || (!sight.IsCampus && (scope.IsFamily() || scope == GrantScope.FamilyNeeds)));

    private ViewCaseResult.Choices MovesOf(TalentCase one, CaseSight sight, IReadOnlyList<HandOver> handOvers)
    {
        var canWork = one.IsOpen && sight.Part == CasePart.Owner;
        return new(
            canWork, canWork ? one.Ahead() : [], canWork ? one.Playbook.Before(one.Stage) : null, canWork && !handOvers.Any(h => h.IsOpen) ? one.HandOverTo() : null,
            canWork && one.CanSettle, canWork && one.Playbook[one.Stage].Place >= one.Playbook[Playbook.Arrival].Place, one.IsOpen && desk.LeadsTeam);
    }

    /// <summary>Asked for this case's lead: another matter of the same person must not open it.</summary>
    private async Task<ViewCaseResult.Talent> Person(TalentCase one, Guid talent, DateTimeOffset now, CancellationToken ct)
    {
        var lead = await db.Leads.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == one.LeadId, ct);
        var isOpen = !(lead?.OpensUntil <= now) && await db.Grants.Where(g => g.EmployerId == null && g.Scope == GrantScope.Profile && g.UserId == talent).LiveFor(one.LeadId, now).AnyAsync(ct);
        var profile = isOpen ? await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) : null;
        var open = profile is null ? null : await profiles.Open(profile, ct);
        var asked = isOpen && lead is not null ? await leadWords.Open(lead, ct) : null;
        return new(
            isOpen, one.Language, one.TimeZone, open?.Name, open?.Email, open?.Phone, open?.Summary, profile?.CountryCode, profile?.DegreeCode, profile?.School, profile?.IndustryCode, profile?.Years, profile?.AvailableFrom,
            asked?.Wish, asked?.ReachWhen);
    }

    private async Task<IReadOnlyList<ViewCaseResult.Note>> Notes(TalentCase one, CaseSight sight, CancellationToken ct)
    {
        var (me, team) = (desk.Me, sight.IsFull);
        if (sight.Part is not (CasePart.Owner or CasePart.Lead)) return [];
        List<ViewCaseResult.Note> notes = [];
        var kept = db.CaseNotes.AsNoTracking().AtTenantOf(call).Where(n => n.CaseId == one.Id && (n.AuthorUserId == me || (team && n.Level == CaseNoteLevel.Team)));
        foreach (var n in await kept.OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct)) notes.Add(new(n.Id, n.Level, n.AuthorName, n.AuthorUserId == me, n.At, await words.Open(n, one, ct)));
        return notes;
    }
}
