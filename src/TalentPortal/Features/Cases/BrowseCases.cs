using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Which cases a board shows.</summary>
public enum CaseList
{
    /// <summary>Those the caller answers for.</summary>
    Mine,

    /// <summary>Those of all; the team lead's.</summary>
    Team,

    /// <summary>Those the caller handed over and may look on.</summary>
    LookingOn,

    /// <summary>Those of colleagues who are away, for whom the caller stands in.</summary>
    StandingIn,
}

/// <summary>
/// A board of cases: overdue next actions, tasks and answers first, then those of which nothing was heard for long, then by date. Without a word
/// about the persons: who it is shows on opening one, which the person sees in their access log.
/// </summary>
/// <param name="OwnerMembershipId">For the team's list: only those of one colleague.</param>
[Requires(CasesPermissions.Read)]
public sealed record BrowseCases(
    CaseTier Tier, CaseList List = CaseList.Mine, string? Stage = null, CaseClock? Clock = null, bool Overdue = false, bool Closed = false, Guid? OwnerMembershipId = null, int Page = 1) : IQuery<BrowseCasesResult>;

/// <param name="Stages">How many there are in each stage, by its code, before the filters of stage, clock and date.</param>
/// <param name="Offered">How many hand-overs to this tier wait for the caller.</param>
/// <param name="StandingIn">For how many cases of the tier the caller stands in now.</param>
/// <param name="SeesAll">Whether the caller may ask for the list of the team.</param>
/// <param name="Topics">What a page that shows the board follows to stay up to date.</param>
public sealed record BrowseCasesResult(IReadOnlyList<BrowseCasesResult.Item> Items, int Total, int Page, int Pages, IReadOnlyDictionary<string, int> Stages, int Overdue, int Silent, int Offered, int StandingIn, bool SeesAll, IReadOnlyList<Guid> Topics)
{
    public const int PageSize = 50;

    /// <param name="NextAction">Only to whoever answers for the case; null with a date means: get in touch for the first time.</param>
    /// <param name="IsSilent">Nothing was heard for five working days.</param>
    /// <param name="BouncedAt">Since when an unanswered hand-over waits for the team lead.</param>
    /// <param name="IsOffered">Whether it is offered to another tier.</param>
    /// <param name="IsOverdue">The next action is; see <paramref name="OverdueTasks"/> for what else may be.</param>
    /// <param name="NextTaskOn">The day of the first open task that is not overdue.</param>
    /// <param name="Unread">How many messages of the talent wait to be read by whoever answers for the case.</param>
    /// <param name="AnswerSince">Since when the talent waits for an answer.</param>
    /// <param name="IsAnswerLate">For longer than an answer may take.</param>
    /// <param name="IsCheckInSilent">The talent has answered no check-in for ten days and more.</param>
    /// <param name="SeenUntil">The last day on which the campus sees it; null outside the campus and before that counts.</param>
    /// <param name="OwnerLeft">Whoever answered for it is no longer with the tenant: the team lead has to say who does.</param>
    public sealed record Item(
        Guid Id, string Reference, CaseStage Stage, CaseAge Age, string? NextAction, DateOnly? NextOn, bool IsOverdue, bool IsSilent, DateTimeOffset LastEntryAt, DateTimeOffset? BouncedAt, bool IsOffered,
        int Unread, DateTimeOffset? AnswerSince, bool IsAnswerLate, string? OwnerName, bool OwnerLeft, bool IsMine, DateTimeOffset? ClosedAt, CaseCloseReason? CloseReason, int OpenTasks, int OverdueTasks, DateOnly? NextTaskOn,
        bool IsCheckInSilent, DateOnly? SeenUntil);
}

internal sealed class BrowseCasesValidator : AbstractValidator<BrowseCases>
{
    public BrowseCasesValidator()
    {
        RuleFor(x => x.Tier).IsInEnum().Says("BrowseCases_NoSuchList");
        RuleFor(x => x.List).IsInEnum().Says("BrowseCases_NoSuchList");
        RuleFor(x => x.Clock).IsInEnum().Says("BrowseCases_NoSuchList");
        RuleFor(x => x.Stage).Must(stage => stage is null || Playbook.Current.Find(stage) is not null).Says("BrowseCases_NoSuchList");
        RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseCases_NoSuchList");
    }
}

internal sealed class BrowseCasesHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedCase words, TimeProvider clock) : IRequestHandler<BrowseCases, Outcome<BrowseCasesResult>>
{
    public async Task<Outcome<BrowseCasesResult>> Handle(BrowseCases request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || (request.List == CaseList.Team && !desk.LeadsTeam)) return Outcome.NotFound;
        var (now, calendar) = (clock.GetUtcNow(), CaseTime.CalendarOf(tenant));
        var (today, silent, unanswered, unheard) = (tenant.DayAt(now), calendar.SilentSince(tenant, now), calendar.AnswerLateSince(tenant, now), now.AddDays(-CaseTime.CheckInDays));
        if (await Of(request, ct) is not { } all) return Outcome.NotFound;
        all = all.Where(c => c.ClosedAt != null == request.Closed);
        if (!desk.LeadsTeam) all = all.Where(c => c.CloseReason != CaseCloseReason.PassedOn || c.IsKeptInSight);
        var open = OpenTasks(request);
        var late = open.Where(t => t.DueOn < today && !request.Closed);
        var stages = await all.GroupBy(c => c.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        // Whoever looks on reads no messages.
        var talks = db.Conversations.AsNoTracking().Where(t => request.List != CaseList.LookingOn);
        var (overdue, silents) = (
            await all.CountAsync(c => c.NextOn < today || late.Any(t => t.CaseId == c.Id), ct), await all.CountAsync(c => c.ClosedAt == null && (c.CheckInSince <= unheard || (c.LastEntryAt <= silent && !talks.Any(t => t.TenantId == c.TenantId && t.Id == c.Id && t.LastAt > silent))), ct));
        var chosen = all.Where(c => (request.Stage == null || c.Stage == request.Stage) && (request.Clock == null || c.Clock == request.Clock) && (!request.Overdue || c.NextOn < today || late.Any(t => t.CaseId == c.Id)));
        var total = await chosen.CountAsync(ct);
        var pages = Math.Max(1, (total + BrowseCasesResult.PageSize - 1) / BrowseCasesResult.PageSize);
        var page = Math.Min(request.Page, pages);
        var heard = chosen.LeftJoin(talks, c => new { c.TenantId, c.Id }, t => new { t.TenantId, t.Id }, (c, t) => new
        {
            Case = c, Talk = t, IsOverdue = c.NextOn < today || late.Any(l => l.CaseId == c.Id) || (c.ClosedAt == null && t!.AnswerSince <= unanswered), IsSilent = c.ClosedAt == null && c.LastEntryAt <= silent && !(t!.LastAt > silent), IsCheckInSilent = c.ClosedAt == null && c.CheckInSince <= unheard,
        });
        var ordered = request.Closed ? heard.OrderByDescending(h => h.Case.ClosedAt) : heard
            .OrderBy(h => request.List == CaseList.Team && h.Case.BouncedAt != null ? 0 : h.IsOverdue ? 1 : h.IsSilent || h.IsCheckInSilent ? 2 : 3)
            .ThenBy(h => !h.IsOverdue && h.IsSilent ? (DateTimeOffset?)h.Case.LastEntryAt : null).ThenBy(h => h.Case.NextOn == null).ThenBy(h => h.Case.NextOn);
        var rows = await ordered.ThenBy(h => h.Case.Id).Skip((page - 1) * BrowseCasesResult.PageSize).Take(BrowseCasesResult.PageSize).ToListAsync(ct);

        var ids = rows.Select(h => h.Case.Id).ToList();
        var offered = await db.HandOvers.AtTenantOf(call).Where(h => ids.Contains(h.CaseId) && h.State == HandOverState.Offered).Select(h => h.CaseId).ToListAsync(ct);
        var here = await db.Set<StaffMembership>().Where(m => m.TenantId == tenant.Id && m.EndedAt == null).Select(m => m.UserId).ToListAsync(ct);
        var tasks = (await open.Where(t => ids.Contains(t.CaseId)).GroupBy(t => t.CaseId)
            .Select(group => new { group.Key, Count = group.Count(), Late = group.Count(t => t.DueOn < today), Next = group.Where(t => t.DueOn >= today).Min(t => (DateOnly?)t.DueOn) }).ToListAsync(ct)).ToDictionary(t => t.Key);
        List<BrowseCasesResult.Item> items = [];
        foreach (var (c, talk, isSilent) in rows.Select(h => (h.Case, h.Talk, h.IsSilent)))
        {
            var (mine, age, todo) = (desk.Owns(c), CaseAge.Of(c, calendar, now), tasks.GetValueOrDefault(c.Id));
            items.Add(new(
                c.Id, c.Reference, c.Playbook[c.Stage], request.Tier == CaseTier.Campus && !desk.LeadsTeam ? age.AsTheCampusSeesIt(null) : age, mine ? await words.OpenNextAction(c, ct) : null, c.NextOn, c.NextOn < today, isSilent, talk?.LastAt > c.LastEntryAt ? talk.LastAt : c.LastEntryAt,
                c.BouncedAt, offered.Contains(c.Id), talk?.StaffUnread ?? 0, talk?.AnswerSince, c.IsOpen && talk?.AnswerSince <= unanswered, c.OwnerName, c.OwnerUserId is not { } owner || !here.Contains(owner), mine, c.ClosedAt, c.CloseReason, todo?.Count ?? 0, todo?.Late ?? 0, todo?.Next, c.IsOpen && c.CheckInSince <= unheard, request.Tier == CaseTier.Campus && c.IsOpen ? c.CampusLastDay(tenant) : null));
        }

        return new BrowseCasesResult(items, total, page, pages, stages, overdue, silents, await db.HandOvers.AtTenantOf(call).OfferedTo(request.Tier, desk.Me, call.Rights.StaffRoles).CountAsync(ct), await StandingIn(request.Tier, now).CountAsync(ct), desk.LeadsTeam,
            desk.LeadsTeam ? [desk.Me, tenant.Id] : [desk.Me]);
    }

    /// <summary>The open tasks that the caller sees: to the campus, those of its own tracks.</summary>
    private IQueryable<CaseTask> OpenTasks(BrowseCases request)
    {
        var open = db.CaseTasks.AsNoTracking().AtTenantOf(call).Where(t => t.State == CaseTaskState.Open);
        return request.Tier == CaseTier.Campus && !desk.LeadsTeam ? open.Where(t => CaseTracks.OfCampus.Contains(t.Track)) : open;
    }

    private IQueryable<TalentCase> StandingIn(CaseTier tier, DateTimeOffset now)
    {
        var me = desk.Me;
        var covered = desk.Seen(db.Cases.AsNoTracking().AtTenantOf(call), tier).Where(c => c.DeputyUserId == me && c.DeputyFrom <= now && c.DeputyUntil > now && c.Tier == tier && c.ClosedAt == null);
        return call.Rights.StaffRoles.WorksIn(tier) || desk.LeadsTeam ? covered : covered.Where(c => false);
    }

    /// <summary>The cases of a list; null where there is no such colleague.</summary>
    private async Task<IQueryable<TalentCase>?> Of(BrowseCases request, CancellationToken ct)
    {
        var (me, tier) = (desk.Me, request.Tier);
        var here = desk.Seen(db.Cases.AsNoTracking().AtTenantOf(call), tier);
        if (request.List == CaseList.LookingOn)
        {
            var handOvers = db.HandOvers.AsQueryable();
            return !call.Rights.StaffRoles.WorksIn(tier) ? here.Where(c => false) : here.Where(c => c.OwnerUserId != me && handOvers.Any(h =>
                h.TenantId == c.TenantId && h.CaseId == c.Id && h.State == HandOverState.Accepted && h.FromUserId == me && h.FromTier == tier && h.AftercareAt != null));
        }

        if (request.List == CaseList.StandingIn) return StandingIn(tier, clock.GetUtcNow());
        if (request.List == CaseList.Mine) return call.Rights.StaffRoles.WorksIn(tier) || desk.LeadsTeam ? here.Where(c => c.OwnerUserId == me && c.Tier == tier) : here.Where(c => false);
        if (request.OwnerMembershipId is not { } membership) return here.Where(c => c.Tier == tier);
        var owner = await db.Set<StaffMembership>().AtTenantOf(call).Where(m => m.Id == membership).Select(m => (Guid?)m.UserId).SingleOrDefaultAsync(ct);
        return owner is null ? null : here.Where(c => c.Tier == tier && c.OwnerUserId == owner);
    }
}
