using Microsoft.Extensions.Options;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Visits what is due, a few addresses at a time, where the operator switched the watch on.</summary>
internal sealed class LinkCheckWork(LinkVisitor visitor, IOptions<LinkCheckOptions> options, TimeProvider clock) : IScheduledWork
{
    public string Name => "link-checks";

    public string Cron => "30 3/10 * * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        if (!options.Value.IsOn) return;
        List<(TenantRef Tenant, CollectLinksResult.Item Link)> due = [];
        TenantRef? asked = null;
        await run.SendForEachTenant(
            (tenant, _) =>
            {
                asked = tenant;
                return new CollectLinks();
            },
            found =>
            {
                due.AddRange(found.Due.Select(link => (asked!, link)));
                return false;
            },
            ct);
        var (begun, round) = (clock.GetTimestamp(), new LinkVisitor.Round());
        foreach (var (tenant, link) in PageAddress.InTurn(due, one => one.Link.Address))
        {
            if (clock.GetElapsedTime(begun) > options.Value.Budget) break;
            await run.Send(new RecordVisit(link.LinkId, await visitor.Visit(link.Address, round, ct)), tenant, ct);
        }
    }
}
