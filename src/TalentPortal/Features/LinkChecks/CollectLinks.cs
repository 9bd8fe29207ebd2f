using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Brings the list of one tenant's addresses up to what its content has now, and says which are to be visited.</summary>
[SystemOnly]
public sealed record CollectLinks : ICommand<CollectLinksResult>;

/// <param name="Due">Those waiting longest first.</param>
public sealed record CollectLinksResult(IReadOnlyList<CollectLinksResult.Item> Due)
{
    public sealed record Item(Guid LinkId, string Address);
}

internal sealed class CollectLinksHandler(AppDb db, CurrentCall call, LinkUses uses, IOptions<LinkCheckOptions> options, TimeProvider clock) : IRequestHandler<CollectLinks, Outcome<CollectLinksResult>>
{
    public async Task<Outcome<CollectLinksResult>> Handle(CollectLinks request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        // Sources of the desk that a tenant's content rests on are the desk's to look after.
        var cited = (await uses.Of(tenant.Id, ct)).Where(group => group.Any(link => link.IsOwn)).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var known = await db.WatchedLinks.AtTenantOf(call).ToDictionaryAsync(link => link.Address, StringComparer.Ordinal, ct);
        foreach (var link in known.Values.Where(link => link.IsCited != cited.Contains(link.Address)))
        {
            link.Cite(!link.IsCited, now);
            if (!link.IsCited) await SettleAll(link, now, ct);
        }

        foreach (var address in cited.Where(address => !known.ContainsKey(address)))
        {
            var link = WatchedLink.Begin(tenant.Id, address, now);
            db.WatchedLinks.Add(link);
            known.Add(address, link);
        }

        var before = now.AddMonths(-LinkFinding.KeptMonths);
        await db.LinkFindings.AtTenantOf(call).Where(f => f.SettledAt < before).ExecuteDeleteAsync(ct);
        return new CollectLinksResult([.. known.Values.Where(link => link.IsCited && link.NextAt <= now).OrderBy(link => link.NextAt).ThenBy(link => link.Address, StringComparer.Ordinal).Take(options.Value.PerRun).Select(link => new CollectLinksResult.Item(link.Id, link.Address))]);
    }

    private async Task SettleAll(WatchedLink link, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var finding in await db.LinkFindings.AtTenantOf(call).Where(f => f.LinkId == link.Id && f.State != FindingState.Settled).ToListAsync(ct))
        {
            finding.Settle(FindingOutcome.NotCited, now);
            db.LinkFindingSteps.Add(LinkFindingStep.Of(finding, FindingStepKind.Settled, null, null, now));
        }
    }
}
