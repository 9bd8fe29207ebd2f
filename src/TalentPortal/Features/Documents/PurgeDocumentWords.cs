using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>Forgets what was asked and said about documents in a tenant's cases that ended some months ago.</summary>
[SystemOnly]
public sealed record PurgeDocumentWords : ICommand<PurgeDocumentWordsResult>;

public sealed record PurgeDocumentWordsResult(int Rows);

internal sealed class PurgeDocumentWordsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeDocumentWords, Outcome<PurgeDocumentWordsResult>>
{
    public async Task<Outcome<PurgeDocumentWordsResult>> Handle(PurgeDocumentWords request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddDays(-DocumentRequest.KeptDays);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        var rows = await db.DocumentRequests.AtTenantOf(call).Where(r => over.Any(c => c.Id == r.CaseId)).ExecuteDeleteAsync(ct);
        return new PurgeDocumentWordsResult(rows + await db.DocumentChecks.AtTenantOf(call).Where(k => over.Any(c => c.Id == k.CaseId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class DocumentWordsWork : IScheduledWork
{
    public string Name => "document-words-retention";

    public string Cron => "0 45 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeDocumentWords(), ct);
}
