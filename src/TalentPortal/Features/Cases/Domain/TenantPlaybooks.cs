using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Finds the way of working of the tenant at hand.</summary>
public sealed class TenantPlaybooks(AppDb db, CurrentCall call)
{
    /// <summary>The edition that new cases follow; null where the tenant has none of its own.</summary>
    public Task<PlaybookEdition?> Newest(CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        return db.PlaybookEditions.Where(e => e.TenantId == tenant && e.IsPublic).OrderByDescending(e => e.Number).FirstOrDefaultAsync(ct);
    }

    /// <summary>The plans from which tasks are taken now: facts change, so a running case takes the newest too.</summary>
    public async Task<TaskPlan> Plan(CancellationToken ct) => (await Newest(ct))?.Plan ?? TaskPlan.Current;

    /// <summary>The stages as the tenant calls them now.</summary>
    public async Task<Playbook> Book(CancellationToken ct) => (await Newest(ct))?.Book ?? Playbook.Current;
}
