using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Imports;

/// <summary>Deletes a tenant's files of postings, with their lines, to which nothing has happened for long.</summary>
[SystemOnly]
public sealed record PurgeImports : ICommand<PurgeImportsResult>;

/// <param name="Files">How many went.</param>
public sealed record PurgeImportsResult(int Files);

internal sealed class PurgeImportsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeImports, Outcome<PurgeImportsResult>>
{
    public async Task<Outcome<PurgeImportsResult>> Handle(PurgeImports request, CancellationToken ct)
    {
        var (tenant, before) = (call.RequiredTenant.Id, clock.GetUtcNow().AddDays(-PostingImport.KeptDays));
        return new PurgeImportsResult(await db.PostingImports.Where(i => i.TenantId == tenant && i.ChangedAt <= before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class ImportsRetentionWork : IScheduledWork
{
    public string Name => "imports-retention";

    public string Cron => "0 40 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeImports(), ct);
}
