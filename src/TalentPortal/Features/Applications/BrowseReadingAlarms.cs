using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Applications;

/// <summary>Which employers opened unusually many people's applications at this tenant: what is closed first, then the newest. Nobody's name.</summary>
[Requires(ApplicationsPermissions.Count)]
public sealed record BrowseReadingAlarms : IQuery<BrowseReadingAlarmsResult>;

/// <param name="Limits">The numbers in force.</param>
public sealed record BrowseReadingAlarmsResult(IReadOnlyList<BrowseReadingAlarmsResult.Item> Items, ReadingLimits Limits, bool MayReopen)
{
    public const int Most = 200;

    /// <param name="Reader">The reference under which a member stands in marks; null for all together.</param>
    /// <param name="Count">Different people.</param>
    public sealed record Item(Guid Id, Guid EmployerId, Bilingual Employer, string? Reader, ReadingStep Step, int Count, int Hours, DateTimeOffset At, DateTimeOffset? ReopenedAt, string? Reason, uint Version)
    {
        public bool Closes => Step == ReadingStep.Closed && ReopenedAt is null;
    }
}

internal sealed class BrowseReadingAlarmsHandler(AppDb db, CurrentCall call, IOptions<ReadingLimits> limits) : IRequestHandler<BrowseReadingAlarms, Outcome<BrowseReadingAlarmsResult>>
{
    public async Task<Outcome<BrowseReadingAlarmsResult>> Handle(BrowseReadingAlarms request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var alarms = await db.ReadingAlarms.AsNoTracking().AtTenantOf(call)
            .OrderByDescending(a => a.Step == ReadingStep.Closed && a.ReopenedAt == null).ThenByDescending(a => a.At).ThenBy(a => a.Id).Take(BrowseReadingAlarmsResult.Most).ToListAsync(ct);
        var ids = alarms.Select(a => a.EmployerId).Distinct().ToList();
        var names = await db.Employers.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        return new BrowseReadingAlarmsResult(
            [.. alarms.Select(a => new BrowseReadingAlarmsResult.Item(
                a.Id, a.EmployerId!.Value, names.GetValueOrDefault(a.EmployerId.Value, Bilingual.Empty), a.ReaderUserId is { } reader ? ReferenceCode.Of(reader) : null, a.Step, a.Count, a.Hours, a.At, a.ReopenedAt, a.Reason, a.Version))],
            limits.Value, call.Rights.StaffAllows(ApplicationsPermissions.Reopen));
    }
}
