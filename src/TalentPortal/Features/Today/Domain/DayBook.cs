using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.Features.Today.Domain;

/// <summary>Gathers what is to be done in the cases that the caller works on: few statements, however many cases there are.</summary>
public sealed class DayBook(AppDb db, CurrentCall call, CaseDesk desk, SealedCase words, AbsenceBook absences, HelpDesk help, ArrivalBook arrivals, TransferDesk transfers, CaseViewings viewings, TimeProvider clock)
{
    /// <summary>How many days ahead a promise is in sight.</summary>
    public const int PromiseDays = 7;

    /// <summary>How many lines of a part are shown; their words are opened one by one.</summary>
    public const int MostOfPart = 40;

    /// <summary>The lines of all parts, and how many each part has.</summary>
    public async Task<(IReadOnlyList<DayItem> Items, IReadOnlyDictionary<DayPart, int> Counts, int Cases)> Read(CaseTier tier, CancellationToken ct)
    {
        var (tenant, now) = (call.RequiredTenant, clock.GetUtcNow());
        var (today, calendar) = (tenant.DayAt(now), CaseTime.CalendarOf(tenant));
        var cases = await desk.WorkedOn(tier).ToDictionaryAsync(one => one.Id, ct);
        List<Found> found = [.. Steps(cases.Values, today), .. Heard(cases.Values, await Talks(cases.Keys, ct), tenant, calendar, now)];
        found.AddRange((await Tasks(tier, cases.Keys, today, ct)).Select(task => new Found(PartOf(task.DueOn, today), DayWork.Task, cases[task.CaseId]) { Task = task, DueOn = task.DueOn }));
        if (tier == CaseTier.Campus && !desk.LeadsTeam) found.AddRange(Ending(cases.Values, tenant, today));
        found.AddRange(await Referred(cases, today, ct));
        found.AddRange(await Arriving(cases, today, ct));
        found.AddRange(await Looked(cases, tenant, today, ct));
        found.AddRange(await Offered(tier, now, ct));
        found.AddRange(await Helped(tier, ct));
        found.AddRange((await transfers.Waiting(tier, ct)).Select(l => new Found(DayPart.Today, DayWork.Transfer, null) { CaseId = l.Id, Stage = Playbook.Current[l.Stage], At = l.AcceptBy }));
        found.AddRange(await Absent(tier, now, ct));

        List<DayItem> items = [];
        foreach (var part in found.GroupBy(one => one.Part).OrderBy(part => part.Key))
            foreach (var one in part.OrderBy(one => one.Work == DayWork.Help ? 0 : 1).ThenBy(one => Moment(one, tenant)).ThenBy(one => one.Work).ThenBy(one => one.Case?.Id).Take(MostOfPart))
                items.Add(new(
                    one.Part, one.Work, one.CaseId ?? one.Case?.Id, one.Stage ?? one.Case?.Playbook[one.Case.Stage], await TitleOf(one, ct), one.Task?.Party ?? (one.Item?.Party == ArrivalParty.Talent ? TaskParty.Talent : null), one.DueOn, one.At,
                    one.For ?? (one.Case is { } its && its.OwnerUserId != desk.Me ? its.OwnerName : null)));
        return (items, found.CountBy(one => one.Part).ToDictionary(), cases.Count);
    }

    private static IEnumerable<Found> Steps(IEnumerable<TalentCase> cases, DateOnly today) =>
        cases.Where(one => one.NextOn <= today.AddDays(PromiseDays)).Select(one => new Found(PartOf(one.NextOn!.Value, today), DayWork.NextStep, one) { DueOn = one.NextOn });

    /// <summary>Cases that the campus soon sees no more: what it still wants to say about them it says now.</summary>
    private static IEnumerable<Found> Ending(IEnumerable<TalentCase> cases, TenantRef tenant, DateOnly today) =>
        cases.Select(one => (one, Last: one.CampusLastDay(tenant))).Where(c => c.Last <= today.AddDays(PromiseDays)).Select(c => new Found(PartOf(c.Last!.Value, today), DayWork.SightEnds, c.one) { DueOn = c.Last });

    private static DayPart PartOf(DateOnly due, DateOnly today) => due < today ? DayPart.Overdue : due == today ? DayPart.Today : DayPart.Promised;

    /// <summary>Who waits for an answer, and of whom nothing was heard for long.</summary>
    private static IEnumerable<Found> Heard(IEnumerable<TalentCase> cases, Dictionary<Guid, Conversation> talks, TenantRef tenant, WorkingCalendar calendar, DateTimeOffset now)
    {
        var (silent, unanswered, unheard) = (calendar.SilentSince(tenant, now), calendar.AnswerLateSince(tenant, now), now.AddDays(-CaseTime.CheckInDays));
        foreach (var one in cases)
        {
            var talk = talks.GetValueOrDefault(one.Id);
            var last = talk?.LastAt > one.LastEntryAt ? talk.LastAt : one.LastEntryAt;
            if (talk?.AnswerSince is { } since) yield return new(since <= unanswered ? DayPart.Overdue : DayPart.Today, DayWork.Message, one) { At = since };
            if (one.CheckInSince <= unheard) yield return new(DayPart.Silent, DayWork.CheckIn, one) { At = one.CheckInSince };
            else if (last <= silent) yield return new(DayPart.Silent, DayWork.Silence, one) { At = last };
        }
    }

    private async Task<Dictionary<Guid, Conversation>> Talks(IReadOnlyCollection<Guid> cases, CancellationToken ct) =>
        await db.Conversations.AsNoTracking().AtTenantOf(call).Where(t => cases.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);

    /// <summary>Open tasks up to today, and the consultant's own of the coming days.</summary>
    private Task<List<CaseTask>> Tasks(CaseTier tier, IReadOnlyCollection<Guid> cases, DateOnly today, CancellationToken ct)
    {
        var until = today.AddDays(PromiseDays);
        return desk.OpenTasksOf(tier, cases).Where(t => t.DueOn <= today || (t.DueOn <= until && t.Party == TaskParty.Consultant)).ToListAsync(ct);
    }

    /// <summary>Referrals whose outcome is due today, or was.</summary>
    private async Task<IEnumerable<Found>> Referred(Dictionary<Guid, TalentCase> cases, DateOnly today, CancellationToken ct)
    {
        var ids = cases.Keys;
        var due = await db.Referrals.AsNoTracking().AtTenantOf(call).Where(r => ids.Contains(r.CaseId) && r.ClosedAt == null && r.DueOn <= today).Select(r => new { r.CaseId, r.DueOn }).ToListAsync(ct);
        return due.Select(r => new Found(PartOf(r.DueOn!.Value, today), DayWork.Referral, cases[r.CaseId]) { DueOn = r.DueOn });
    }

    /// <summary>What day plans have up to today, and the consultant's own of the coming days.</summary>
    private async Task<IEnumerable<Found>> Arriving(Dictionary<Guid, TalentCase> cases, DateOnly today, CancellationToken ct)
    {
        var until = today.AddDays(PromiseDays);
        var open = await arrivals.OpenIn(cases.Keys).Where(i => i.On <= today || (i.On <= until && i.Party != ArrivalParty.Talent)).ToListAsync(ct);
        return open.Select(i => new Found(PartOf(i.On, today), DayWork.Arrival, cases[i.CaseId]) { Item = i, DueOn = i.On });
    }

    /// <summary>Flats that talents ask about until there is an answer, and viewings of the coming days.</summary>
    private async Task<IEnumerable<Found>> Looked(Dictionary<Guid, TalentCase> cases, TenantRef tenant, DateOnly today, CancellationToken ct)
    {
        List<Found> found = [];
        foreach (var one in await viewings.OpenIn(cases.Keys, ct))
        {
            var its = cases[one.CaseId!.Value];
            if (one is { State: EnquiryState.Agreed, StartsAt: { } at })
            {
                var day = tenant.DayAt(at);
                if (day >= today && day <= today.AddDays(PromiseDays)) found.Add(new(PartOf(day, today), DayWork.Viewing, its) { At = at });
            }
            else if (one.State == EnquiryState.Proposed || one.WaitingSince is not null) found.Add(new(DayPart.Today, DayWork.Viewing, its) { At = one.WaitingSince ?? one.MovedAt });
        }

        return found;
    }

    /// <summary>Hand-overs that wait for the caller's answer; to the team lead, also those that nobody answered.</summary>
    private async Task<IEnumerable<Found>> Offered(CaseTier tier, DateTimeOffset now, CancellationToken ct)
    {
        var offered = await db.HandOvers.AsNoTracking().AtTenantOf(call).OfferedTo(tier, desk.Me, call.Rights.StaffRoles).Join(db.Cases, h => new { h.TenantId, Id = h.CaseId }, c => new { c.TenantId, c.Id }, (h, c) => new { HandOver = h, Case = c }).ToListAsync(ct);
        var bounced = desk.LeadsTeam ? await db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.Tier == tier && c.ClosedAt == null && c.BouncedAt != null).ToListAsync(ct) : [];
        return
        [
            // The words of such a case are not the caller's yet, nor its owner's name the one for whom they stand in.
            .. offered.Select(o => new Found(o.HandOver.AcceptBy <= now ? DayPart.Overdue : DayPart.Today, DayWork.HandOver, null) { CaseId = o.Case.Id, Stage = o.Case.Playbook[o.HandOver.ToStage], At = o.HandOver.AcceptBy }),
            .. bounced.Select(c => new Found(DayPart.Overdue, DayWork.Bounced, null) { CaseId = c.Id, Stage = c.Playbook[c.Stage], At = c.BouncedAt }),
        ];
    }

    /// <summary>Calls for help of student consultants whom the caller looks after.</summary>
    private async Task<IEnumerable<Found>> Helped(CaseTier tier, CancellationToken ct)
    {
        if (!desk.LeadsTeam && !(tier == CaseTier.Domestic && WorksIn(tier))) return [];
        return (await (await help.Mine(ct)).AsNoTracking().Where(c => c.State == HelpState.Asked).ToListAsync(ct)).Select(c => new Found(DayPart.Overdue, DayWork.Help, null) { At = c.AskedAt, For = c.ConsultantName });
    }

    private async Task<IEnumerable<Found>> Absent(CaseTier tier, DateTimeOffset now, CancellationToken ct)
    {
        if (!WorksIn(tier) && !desk.LeadsTeam) return [];
        var (me, leads) = (desk.Me, desk.LeadsTeam);
        var asked = await absences.Here.AsNoTracking().Where(a => a.State == AbsenceState.Asked && a.EndsAt > now && (a.DeputyUserId == me || (leads && a.DeputyUserId == null))).ToListAsync(ct);
        return asked.Select(a => new Found(a.StartsAt <= now ? DayPart.Overdue : DayPart.Today, a.DeputyUserId == me ? DayWork.StandIn : DayWork.NoDeputy, null) { DueOn = a.FromOn, For = a.ConsultantName });
    }

    private async Task<Bilingual?> TitleOf(Found one, CancellationToken ct) => one switch
    {
        { Work: DayWork.Task, Task: { } task } => (await words.Open(task, ct)).Title,
        { Work: DayWork.Arrival, Item: { } item } => (await arrivals.Open(item, ct)).Title,
        { Work: DayWork.NextStep, Case: { } its } when await words.OpenNextAction(its, ct) is { } step => new(step, null),
        _ => null,
    };

    private bool WorksIn(CaseTier tier) => call.Rights.StaffRoles.WorksIn(tier);

    private static DateTimeOffset Moment(Found one, TenantRef tenant) => one.At ?? (one.DueOn is { } day ? tenant.EndOf(day) : DateTimeOffset.MaxValue);

    private sealed record Found(DayPart Part, DayWork Work, TalentCase? Case)
    {
        public Guid? CaseId { get; init; }

        public CaseStage? Stage { get; init; }

        public CaseTask? Task { get; init; }

        public ArrivalItem? Item { get; init; }

        public DateOnly? DueOn { get; init; }

        public DateTimeOffset? At { get; init; }

        public string? For { get; init; }
    }
}
