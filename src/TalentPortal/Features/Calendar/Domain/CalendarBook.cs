using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Calendar.Domain;

/// <summary>Gathers what is due from a day to a day in the cases that the caller works on: few statements, however many cases there are.</summary>
public sealed class CalendarBook(AppDb db, CurrentCall call, CaseDesk desk, SealedCase words, AbsenceBook absences, ArrivalBook arrivals, TimeProvider clock)
{
    /// <summary>The longest period: six weeks, as a month touches them.</summary>
    public const int MostDays = 42;

    /// <summary>Words are opened one by one; what more there is in a period shows without them.</summary>
    public const int MostWords = 300;

    public async Task<IReadOnlyList<CalendarDay>> Read(CaseTier tier, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var tenant = call.RequiredTenant;
        var (today, calendar) = (tenant.DayAt(clock.GetUtcNow()), CaseTime.CalendarOf(tenant));
        var cases = await desk.WorkedOn(tier).ToDictionaryAsync(one => one.Id, ct);
        List<CalendarEntry> entries = [];
        foreach (var one in cases.Values.Where(one => one.NextOn >= from && one.NextOn <= until))
            entries.Add(new(one.NextOn!.Value, CalendarWork.NextStep, one.Id, await Step(one, entries.Count, ct), null, null, For(one), one.NextOn < today));
        foreach (var task in await desk.OpenTasksOf(tier, cases.Keys).Where(t => t.DueOn >= from && t.DueOn <= until).OrderBy(t => t.DueOn).ThenBy(t => t.Place).ThenBy(t => t.Id).ToListAsync(ct))
            entries.Add(new(task.DueOn, CalendarWork.Task, task.CaseId, entries.Count < MostWords ? (await words.Open(task, ct)).Title : null, null, null, For(cases[task.CaseId]), task.DueOn < today));
        foreach (var item in await arrivals.OpenIn(cases.Keys).Where(i => i.On >= from && i.On <= until).OrderBy(i => i.On).ThenBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(ct))
            entries.Add(new(item.On, CalendarWork.Arrival, item.CaseId, entries.Count < MostWords ? (await arrivals.Open(item, ct)).Title : null, null, item.AtMinute is { } minute ? new TimeOnly(minute / 60, minute % 60) : null, For(cases[item.CaseId]), item.On < today));
        entries.AddRange(await HandOvers(tier, from, until, tenant, ct));
        foreach (var (one, time) in cases.Values.SelectMany(one => CheckInQuestions.Times.Where(time => time.Day < CheckInQuestions.Year), (one, time) => (one, time)))
            if (one.ArrivedOn?.AddDays(time.Day) is { } asked && asked >= from && asked <= until) entries.Add(new(asked, CalendarWork.CheckIn, one.Id, null, time.Day, null, For(one), false));
        entries.AddRange(await Absent(tier, from, until, ct));

        var byDay = entries.ToLookup(entry => entry.On);
        return [.. Days(from, until).Select(day =>
            new CalendarDay(day, calendar.IsWorkingDay(day).Value, [.. byDay[day].OrderBy(entry => entry.Work).ThenBy(entry => entry.Reference, StringComparer.Ordinal)]))];
    }

    private async Task<Bilingual?> Step(TalentCase one, int before, CancellationToken ct) => before < MostWords && await words.OpenNextAction(one, ct) is { } step ? new(step, null) : null;

    private string? For(TalentCase one) => one.OwnerUserId == desk.Me ? null : one.OwnerName;

    /// <summary>Those that the caller may answer, and those that the caller offered and that go back if nobody does.</summary>
    private async Task<IEnumerable<CalendarEntry>> HandOvers(CaseTier tier, DateOnly from, DateOnly until, TenantRef tenant, CancellationToken ct)
    {
        var (me, begin, end) = (desk.Me, tenant.EndOf(from.AddDays(-1)), tenant.EndOf(until));
        var open = db.HandOvers.AsNoTracking().AtTenantOf(call).Where(h => h.State == HandOverState.Offered && h.AcceptBy >= begin && h.AcceptBy < end);
        List<HandOver> all = [.. await open.OfferedTo(tier, me, call.Rights.StaffRoles).ToListAsync(ct), .. await open.Where(h => h.FromUserId == me && h.FromTier == tier).ToListAsync(ct)];
        var zone = CaseTime.CalendarOf(tenant).Zone;
        return all.DistinctBy(h => h.Id).Select(h => new CalendarEntry(tenant.DayAt(h.AcceptBy), CalendarWork.HandOver, h.CaseId, null, null, TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(h.AcceptBy, zone).DateTime), null, h.AcceptBy <= clock.GetUtcNow()));
    }

    /// <summary>One's own absences, those in which one stands in, and to the team lead everybody's; a line for each day.</summary>
    private async Task<IEnumerable<CalendarEntry>> Absent(CaseTier tier, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var (me, leads) = (desk.Me, desk.LeadsTeam);
        if (!leads && !call.Rights.StaffRoles.WorksIn(tier)) return [];
        var away = await absences.Here.AsNoTracking().Where(a => a.State != AbsenceState.Ended && a.FromOn <= until && a.UntilOn >= from && (leads || a.ConsultantUserId == me || a.DeputyUserId == me)).OrderBy(a => a.ConsultantName).ToListAsync(ct);
        return away.SelectMany(one => Days(one.FromOn > from ? one.FromOn : from, one.UntilOn < until ? one.UntilOn : until).Select(day =>
            new CalendarEntry(day, CalendarWork.Absence, null, null, null, null, one.ConsultantUserId == me ? null : one.ConsultantName, false)));
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly until) => Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(from.AddDays);
}
