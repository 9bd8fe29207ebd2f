using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Sends back, at one tenant, the hand-overs that nobody answered in time: the case stays with its sender, and the team lead is told.</summary>
/// <param name="Round">Which repetition this is: the same command is never done twice in one run.</param>
[SystemOnly]
public sealed record BounceHandOvers(int Round = 0) : ICommand<BounceHandOversResult>
{
    /// <summary>How many a single run takes, so that its transaction stays short.</summary>
    public const int Batch = 100;
}

public sealed record BounceHandOversResult(int Bounced)
{
    public bool More => Bounced >= BounceHandOvers.Batch;
}

internal sealed class BounceHandOversValidator : AbstractValidator<BounceHandOvers>
{
    public BounceHandOversValidator() => RuleFor(c => c.Round).GreaterThanOrEqualTo(0).Says("BrowseCases_NoSuchList");
}

internal sealed class BounceHandOversHandler(AppDb db, CurrentCall call, CaseTimeline timeline, Audit audit, TimeProvider clock) : IRequestHandler<BounceHandOvers, Outcome<BounceHandOversResult>>
{
    public async Task<Outcome<BounceHandOversResult>> Handle(BounceHandOvers request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var due = await db.HandOvers.AtTenantOf(call).Where(h => h.State == HandOverState.Offered && h.AcceptBy <= now).OrderBy(h => h.AcceptBy).Take(BounceHandOvers.Batch).ToListAsync(ct);
        var ids = due.Select(h => h.CaseId).ToList();
        var cases = await db.Cases.AtTenantOf(call).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var handOver in due.Where(h => h.Bounce(now)))
        {
            var one = cases[handOver.CaseId];
            one.Bounced(now);
            await timeline.Add(one, handOver, CaseEntryKind.HandOverBounced, null, ct);
            audit.Write("cases.bounce", one.Id, $"{handOver.FromTier} {handOver.ToTier}");
        }

        return new BounceHandOversResult(due.Count);
    }
}

/// <summary>Every five minutes, tenant by tenant.</summary>
internal sealed class BounceHandOversWork : IScheduledWork
{
    public string Name => "cases-bounce-hand-overs";

    public string Cron => "0 1/5 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new BounceHandOvers(round), result => result.More, ct);
}
