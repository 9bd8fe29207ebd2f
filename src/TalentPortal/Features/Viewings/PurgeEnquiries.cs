using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>Ends a tenant's enquiries in which nobody said anything for long, and forgets those that were closed long ago.</summary>
[SystemOnly]
public sealed record PurgeEnquiries : ICommand<PurgeEnquiriesResult>;

/// <param name="Lapsed">How many were ended.</param>
/// <param name="Forgotten">How many went.</param>
public sealed record PurgeEnquiriesResult(int Lapsed, int Forgotten);

internal sealed class PurgeEnquiriesHandler(AppDb db, CurrentCall call, EnquiryBook book, TimeProvider clock) : IRequestHandler<PurgeEnquiries, Outcome<PurgeEnquiriesResult>>
{
    /// <summary>Of one run; the rest are ended on the next day.</summary>
    private const int Most = 500;

    public async Task<Outcome<PurgeEnquiriesResult>> Handle(PurgeEnquiries request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (silent, before) = (now.AddDays(-FlatEnquiry.LapseDays), now.AddMonths(-FlatEnquiry.KeptMonths));
        var lapsed = await db.FlatEnquiries.AtTenantOf(call).Where(e => e.ClosedAt == null && e.MovedAt <= silent && (e.State != EnquiryState.Agreed || e.StartsAt <= silent)).OrderBy(e => e.MovedAt).Take(Most).ToListAsync(ct);
        foreach (var one in lapsed)
        {
            one.Close(EnquiryEnd.Lapsed, now);
            book.Tell(one, EnquiryStep.Closed, null);
        }

        return new PurgeEnquiriesResult(lapsed.Count, await db.FlatEnquiries.AtTenantOf(call).Where(e => e.ClosedAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class EnquiryRetentionWork : IScheduledWork
{
    public string Name => "viewings-retention";

    public string Cron => "0 41 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeEnquiries(), ct);
}
