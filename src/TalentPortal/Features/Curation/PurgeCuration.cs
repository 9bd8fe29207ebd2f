using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Curation.Domain;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Curation;

/// <summary>Forgets who did what is done: a thing that waits again later waits for anybody.</summary>
[SystemOnly]
public sealed record PurgeCuration : ICommand<PurgeCurationResult>;

/// <param name="Takes">How many were forgotten.</param>
public sealed record PurgeCurationResult(int Takes);

internal sealed class PurgeCurationHandler(AppDb db, CurrentCall call, IEnumerable<ICurationSource> sources, TimeProvider clock) : IRequestHandler<PurgeCuration, Outcome<PurgeCurationResult>>
{
    public async Task<Outcome<PurgeCurationResult>> Handle(PurgeCuration request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var takes = await db.CurationTakes.AtTenantOf(call).ToListAsync(ct);
        if (takes.Count == 0) return new PurgeCurationResult(0);
        HashSet<(string, string)> waiting = [];
        foreach (var source in sources)
            foreach (var item in await source.Read(db, tenant, clock.GetUtcNow(), ct)) waiting.Add((source.Kind, item.Key));
        var done = takes.Where(take => !waiting.Contains((take.Kind, take.ItemKey))).ToList();
        db.RemoveRange(done);
        return new PurgeCurationResult(done.Count);
    }
}

/// <summary>Daily, tenant by tenant, the desk's too.</summary>
internal sealed class CurationRetentionWork : IScheduledWork
{
    public string Name => "curation-retention";

    public string Cron => "0 43 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeCuration(), ct);
}
