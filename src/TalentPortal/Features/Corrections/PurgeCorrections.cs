using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Corrections;

/// <summary>Deletes what was typed into a tenant's reports that were answered long ago; that they were made and answered stays.</summary>
[SystemOnly]
public sealed record PurgeCorrections : ICommand<PurgeCorrectionsResult>;

/// <param name="Reports">Of how many the words went.</param>
public sealed record PurgeCorrectionsResult(int Reports);

internal sealed class PurgeCorrectionsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeCorrections, Outcome<PurgeCorrectionsResult>>
{
    public async Task<Outcome<PurgeCorrectionsResult>> Handle(PurgeCorrections request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-Correction.KeptMonths);
        var old = db.CorrectionNotices.Where(n => n.TenantId == tenant.Id && n.AnsweredAt <= before).Select(n => n.Id);
        return new PurgeCorrectionsResult(await db.Corrections.Where(c => c.TenantId == tenant.Id && old.Contains(c.NoticeId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant, the desk's too.</summary>
internal sealed class CorrectionsRetentionWork : IScheduledWork
{
    public string Name => "corrections-retention";

    public string Cron => "0 41 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeCorrections(), ct);
}
