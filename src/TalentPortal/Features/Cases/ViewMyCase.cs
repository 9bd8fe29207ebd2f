using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>One of the person's own cases: the same timeline that staff read, and every packet that went along.</summary>
[SignedIn]
public sealed record ViewMyCase(Guid Id) : IQuery<ViewMyCaseResult>;

/// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
/// <param name="Road">The stages of the way in order, without its ends.</param>
/// <param name="NextAction">Null with a date means that the consultant gets in touch.</param>
/// <param name="Entries">Oldest first; with those of the organisation that passed the case on, or took it on, as one way.</param>
/// <param name="Unread">How many messages of the consultant the person has not read.</param>
/// <param name="Tasks">All of them: open ones first, overdue before all others.</param>
/// <param name="Stages">All of the case's way, by which its entries are told.</param>
/// <param name="ArrivedOn">Day at the tenant; null before.</param>
/// <param name="CheckInSince">Since when check-ins wait for an answer; null while none does.</param>
/// <param name="CampusUntil">The last day on which the student consultant sees the case; null while that does not count, and where none has it.</param>
/// <param name="Asked">That they see it some days longer, where the person was asked.</param>
/// <param name="Cover">Who stands in for the consultant now.</param>
/// <param name="HandOvers">Oldest first. One that is Offered may be objected to; one that is Offered or Accepted is where the person lets the sender look on.</param>
public sealed record ViewMyCaseResult(
    Guid Id, string Reference, TenantRef Tenant, CaseStage Stage, IReadOnlyList<CaseStage> Road, CaseTier Tier, CaseAge Age, string? OwnerName, string? NextAction, DateOnly? NextOn, DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt, CaseCloseReason? CloseReason, ClearanceState Clearance, Guid LeadId, IReadOnlyList<OpenEntry> Entries, IReadOnlyList<OpenTask> Tasks, IReadOnlyList<HandOverPaper> HandOvers, int Unread,
    IReadOnlyList<CaseStage> Stages, DateOnly? ArrivedOn, DateTimeOffset? CheckInSince, CaseCover? Cover, DateOnly? CampusUntil, ViewMyCaseResult.Longer? Asked)
{
    /// <param name="By">Who asks.</param>
    /// <param name="Until">The last day on which the campus would see it.</param>
    public sealed record Longer(int Days, string By, DateOnly Until);
}

internal sealed class ViewMyCaseHandler(AppDb db, CurrentCall call, TenantDirectory tenants, CaseTimeline timeline, CaseTasks tasks, SealedCase words, TimeProvider clock) : IRequestHandler<ViewMyCase, Outcome<ViewMyCaseResult>>
{
    public async Task<Outcome<ViewMyCaseResult>> Handle(ViewMyCase request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        List<HandOverPaper> papers = [];
        foreach (var handOver in await db.HandOvers.AsNoTracking().Where(h => h.TenantId == one.TenantId && h.CaseId == one.Id).OrderBy(h => h.OfferedAt).ToListAsync(ct))
            papers.Add(await HandOverPaper.Of(handOver, one.Playbook, words, canAnswer: false, canWithdraw: false, ct));
        var until = one.IsOpen && one.Tier == CaseTier.Campus && !one.IsOverForCampus(now) ? one.CampusLastDay(tenant) : null;
        return new ViewMyCaseResult(
            one.Id, one.Reference, tenant, one.Playbook[one.Stage], [.. one.Playbook.Stages.Where(stage => stage.EnteredBy != StageEntry.Close && (!stage.IsLeftOut || stage.Code == one.Stage))], one.Tier, CaseAge.Of(one, CaseTime.CalendarOf(tenant), now),
            one.OwnerName, await words.OpenNextAction(one, ct), one.NextOn, one.OpenedAt, one.ClosedAt, one.CloseReason, one.Clearance, one.LeadId, await Way(one, tenant, ct), await tasks.Of(one, _ => true, tenant.DayAt(now), ct), papers,
            await db.Conversations.Where(t => t.TenantId == one.TenantId && t.Id == one.Id).Select(t => t.TalentUnread).SingleOrDefaultAsync(ct), one.Playbook.Stages, one.ArrivedOn, one.CheckInSince, one.CoverAt(now),
            until, until is { } last && one.CampusAskedDays is { } more ? new(more, one.CampusAskedBy ?? "", last.AddDays(more)) : null);
    }

    /// <summary>The timeline of a case, and of those that it came from or went to at other organisations: only the person sees all of them.</summary>
    private async Task<IReadOnlyList<OpenEntry>> Way(TalentCase one, TenantRef tenant, CancellationToken ct)
    {
        var received = db.CaseEntries.Where(e => e.Kind == CaseEntryKind.Transfer && e.To == TalentCase.Received);
        var passed = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == one.TalentUserId && c.JourneyId == one.JourneyId && (c.CloseReason == CaseCloseReason.PassedOn || received.Any(e => e.TenantId == c.TenantId && e.CaseId == c.Id))).ToListAsync(ct);
        if (passed.Count < 2 || passed.TrueForAll(c => c.Id != one.Id)) return await timeline.Of(one, _ => true, ct);
        List<OpenEntry> all = [];
        foreach (var c in passed)
        {
            var where = (c.TenantId == tenant.Id ? tenant : await tenants.ByIdAfresh(c.TenantId, ct))?.ShortName;
            all.AddRange((await timeline.Of(c, _ => true, ct)).Select(entry => entry with { Where = where }));
        }

        return [.. all.OrderBy(entry => entry.At)];
    }
}
