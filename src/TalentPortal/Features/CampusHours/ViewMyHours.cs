using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>The time that the caller recorded as a student consultant, and its sums.</summary>
[Requires(CampusHoursPermissions.Record)]
public sealed record ViewMyHours : IQuery<ViewMyHoursResult>;

/// <param name="Items">Of the last twelve months, the newest first.</param>
/// <param name="Months">Sums of these months, the newest first; without those in which there is nothing.</param>
/// <param name="Kinds">Sums by kind of help, the largest first.</param>
/// <param name="ConfirmedMinutes">All that was ever confirmed and is still kept.</param>
/// <param name="Cases">Those for which the caller may record time.</param>
/// <param name="SupervisorName">Who says that it is right; null: the team leads do.</param>
public sealed record ViewMyHoursResult(
    IReadOnlyList<ViewMyHoursResult.Item> Items, IReadOnlyList<ViewMyHoursResult.Month> Months, IReadOnlyList<ViewMyHoursResult.Sum> Kinds, int ConfirmedMinutes,
    IReadOnlyList<ViewMyHoursResult.OwnCase> Cases, string? SupervisorName, DateOnly Today)
{
    /// <param name="Reason">Why it came back.</param>
    public sealed record Item(Guid Id, DateOnly On, int Minutes, ServiceKind Kind, Guid? CaseId, string? Reference, ServiceState State, string? Reason, string? AnsweredByName, uint Version);

    /// <param name="First">First day of the month.</param>
    public sealed record Month(DateOnly First, int Minutes, int ConfirmedMinutes);

    public sealed record Sum(ServiceKind Kind, int Minutes, int ConfirmedMinutes);

    public sealed record OwnCase(Guid Id, string Reference);
}

internal sealed class ViewMyHoursHandler(CurrentCall call, ServiceBook book, CaseDesk desk, TimeProvider clock) : IRequestHandler<ViewMyHours, Outcome<ViewMyHoursResult>>
{
    private const int Months = 12;

    public async Task<Outcome<ViewMyHoursResult>> Handle(ViewMyHours request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } me) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var since = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var mine = book.Here.AsNoTracking().Where(r => r.ConsultantUserId == me);
        var records = await mine.Where(r => r.On >= since).OrderByDescending(r => r.On).ThenByDescending(r => r.Id).ToListAsync(ct);
        List<ViewMyHoursResult.Item> items = [];
        foreach (var r in records)
            items.Add(new(r.Id, r.On, r.Minutes, r.Kind, r.CaseId, r.CaseId is { } id ? TalentCase.ReferenceOf(id) : null, r.State, await book.ReasonOf(r, ct), r.AnsweredByName, r.Version));
        var cases = await desk.WorkedOn(CaseTier.Campus).OrderBy(c => c.OpenedAt).Select(c => c.Id).ToListAsync(ct);
        return new ViewMyHoursResult(
            items,
            [.. records.GroupBy(r => new DateOnly(r.On.Year, r.On.Month, 1)).Select(month => new ViewMyHoursResult.Month(month.Key, Sum(month), Confirmed(month)))],
            [.. records.GroupBy(r => r.Kind).Select(kind => new ViewMyHoursResult.Sum(kind.Key, Sum(kind), Confirmed(kind))).OrderByDescending(sum => sum.Minutes)],
            await mine.Where(r => r.State == ServiceState.Confirmed).SumAsync(r => r.Minutes, ct),
            [.. cases.Select(id => new ViewMyHoursResult.OwnCase(id, TalentCase.ReferenceOf(id)))],
            await book.Supervisions.Where(s => s.ConsultantUserId == me).Select(s => s.SupervisorName).SingleOrDefaultAsync(ct),
            today);
    }

    private static int Sum(IEnumerable<ServiceRecord> records) => records.Sum(r => r.Minutes);

    private static int Confirmed(IEnumerable<ServiceRecord> records) => records.Where(r => r.State == ServiceState.Confirmed).Sum(r => r.Minutes);
}
