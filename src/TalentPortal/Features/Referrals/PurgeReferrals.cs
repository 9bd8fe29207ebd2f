using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>Forgets the referrals of a tenant's cases that ended a year ago.</summary>
[SystemOnly]
public sealed record PurgeReferrals : ICommand<PurgeReferralsResult>;

public sealed record PurgeReferralsResult(int Referrals);

internal sealed class PurgeReferralsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeReferrals, Outcome<PurgeReferralsResult>>
{
    public async Task<Outcome<PurgeReferralsResult>> Handle(PurgeReferrals request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-Referral.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        return new PurgeReferralsResult(await db.Referrals.AtTenantOf(call).Where(r => over.Any(c => c.Id == r.CaseId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ReferralsRetentionWork : IScheduledWork
{
    public string Name => "referrals-retention";

    public string Cron => "0 35 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeReferrals(), ct);
}
