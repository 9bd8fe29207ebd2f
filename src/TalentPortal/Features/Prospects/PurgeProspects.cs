using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Deletes what is known of people who have not confirmed in time, of entries whose merging can no longer be undone, and old traces.</summary>
/// <param name="Round">Tells the batches of one run apart.</param>
[SystemOnly]
public sealed record PurgeProspects(int Round) : ICommand<PurgeProspectsResult>;

/// <param name="Lapsed">How many people were forgotten because nobody was in touch.</param>
/// <param name="Removed">How many old traces went.</param>
public sealed record PurgeProspectsResult(int Lapsed, int Merged, int Removed)
{
    public const int BatchSize = 200;

    /// <summary>Whether there may be more.</summary>
    public bool IsFull => Lapsed == BatchSize || Merged == BatchSize;
}

internal sealed class PurgeProspectsValidator : AbstractValidator<PurgeProspects>
{
    public PurgeProspectsValidator() => RuleFor(x => x.Round).GreaterThanOrEqualTo(0);
}

internal sealed class PurgeProspectsHandler(AppDb db, CurrentCall call, ProspectEnd end, TimeProvider clock) : IRequestHandler<PurgeProspects, Outcome<PurgeProspectsResult>>
{
    public async Task<Outcome<PurgeProspectsResult>> Handle(PurgeProspects request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var (contact, merged, traces) = (now.AddDays(-Prospect.KeptDays), now.AddDays(-ProspectMerge.UndoDays), now.AddMonths(-Prospect.TraceKeptMonths));
        var lapsed = 0;
        foreach (var prospect in await db.Prospects.AtTenantOf(call).Where(p => (p.State == ProspectState.Entered || p.State == ProspectState.Invited) && p.ContactAt <= contact).OrderBy(p => p.ContactAt).Take(PurgeProspectsResult.BatchSize).ToListAsync(ct))
        {
            if (!prospect.Lapse(now)) continue;
            await end.Forget(prospect, ProspectEntryKind.Lapsed, null, now, ct);
            lapsed++;
        }

        var old = await db.ProspectMerges.AtTenantOf(call).Where(m => m.MergedAt <= merged).OrderBy(m => m.MergedAt).Take(PurgeProspectsResult.BatchSize).ToListAsync(ct);
        var inside = old.Select(m => m.GoneId).ToList();
        foreach (var prospect in await db.Prospects.AtTenantOf(call).Where(p => inside.Contains(p.Id)).ToListAsync(ct)) prospect.SealMerge(now);
        db.ProspectMerges.RemoveRange(old);
        var removed = await db.Prospects.AtTenantOf(call).Where(p => p.ClosedAt <= traces).ExecuteDeleteAsync(ct);
        return new PurgeProspectsResult(lapsed, old.Count, removed);
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ProspectRetentionWork : IScheduledWork
{
    public string Name => "prospect-retention";

    public string Cron => "0 30 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new PurgeProspects(round), result => result.IsFull, ct);
}
