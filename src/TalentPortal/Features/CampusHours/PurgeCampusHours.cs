using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHours;

/// <summary>Forgets a tenant's recorded time after its term, and who supervised students who are no longer there.</summary>
[SystemOnly]
public sealed record PurgeCampusHours : ICommand<PurgeCampusHoursResult>;

public sealed record PurgeCampusHoursResult(int Records, int Supervisions);

internal sealed class PurgeCampusHoursHandler(AppDb db, CurrentCall call, ServiceBook book, TimeProvider clock) : IRequestHandler<PurgeCampusHours, Outcome<PurgeCampusHoursResult>>
{
    public async Task<Outcome<PurgeCampusHoursResult>> Handle(PurgeCampusHours request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var before = tenant.DayAt(clock.GetUtcNow()).AddMonths(-ServiceRecord.KeptMonths);
        var students = (await db.CaseColleagues(tenant, ct)).Where(c => c.Roles.WorksIn(CaseTier.Campus)).Select(c => c.UserId).ToList();
        return new PurgeCampusHoursResult(
            await book.Here.Where(r => r.On < before).ExecuteDeleteAsync(ct),
            await book.Supervisions.Where(s => !students.Contains(s.ConsultantUserId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class CampusHoursRetentionWork : IScheduledWork
{
    public string Name => "campus-hours-retention";

    public string Cron => "0 55 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeCampusHours(), ct);
}
