using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>The transfers of a tenant that the receiver did not answer in time, and the questions that the talent has left for long. Asked by the system alone.</summary>
[SystemOnly]
public sealed record FindOverdueTransfers : IQuery<FindOverdueTransfersResult>;

public sealed record FindOverdueTransfersResult(IReadOnlyList<FindOverdueTransfersResult.Item> Items)
{
    /// <summary>How many a single run sees to.</summary>
    public const int Most = 100;

    public sealed record Item(Guid Id, Guid Talent, TransferState To);
}

internal sealed class FindOverdueTransfersHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<FindOverdueTransfers, Outcome<FindOverdueTransfersResult>>
{
    public async Task<Outcome<FindOverdueTransfersResult>> Handle(FindOverdueTransfers request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var left = now.AddDays(-Transfer.AskedDays);
        var found = await db.Transfers.AsNoTracking().AtTenantOf(call).Where(t => (t.State == TransferState.Offered && t.AcceptBy <= now) || (t.State == TransferState.Asked && t.AskedAt <= left))
            .OrderBy(t => t.AskedAt).Take(FindOverdueTransfersResult.Most).ToListAsync(ct);
        return new FindOverdueTransfersResult([.. found.Select(t => new FindOverdueTransfersResult.Item(t.Id, t.TalentUserId!.Value, t.State == TransferState.Offered ? TransferState.Bounced : TransferState.Withdrawn))]);
    }
}

/// <summary>Every five minutes: what nobody answered goes back to its sender, tenant by tenant, each on behalf of its talent, whose letter and consents end with it.</summary>
internal sealed class BounceTransfersWork(TenantDirectory tenants) : IScheduledWork
{
    public string Name => "transfers-bounce";

    public string Cron => "30 2/5 * * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        foreach (var tenant in await tenants.All(ct))
            if (await run.Ask(new FindOverdueTransfers(), tenant, ct) is { IsOk: true, Value.Items: var items })
                foreach (var item in items) await run.Send(new MoveTransfer(item.Id, item.To), tenant, ct, onBehalfOf: item.Talent);
    }
}
