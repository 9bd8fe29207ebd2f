using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>What has to go when a prospect is over, whichever way it ended: all by which the person could be found or read.</summary>
public sealed class ProspectEnd(AppDb db, CurrentCall call, ProspectIndex index)
{
    /// <summary>Clears up after a prospect that has just ended, with those that lie in it, and writes down what happened.</summary>
    public async Task Forget(Prospect prospect, ProspectEntryKind kind, string? staffName, DateTimeOffset now, CancellationToken ct)
    {
        await index.Clear(prospect, ct);
        await Settle(prospect, now, ct);
        db.ProspectEntries.Add(ProspectEntry.Of(prospect, kind, staffName, now));
    }

    /// <summary>From now on no merging of this one can be taken back: the words of those that lie in it go, and of those that lie in them.</summary>
    public async Task Settle(Prospect prospect, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var inside in await db.Prospects.AtTenantOf(call).Where(p => p.MergedInto == prospect.Id && p.ClosedAt == null).ToListAsync(ct))
        {
            inside.SealMerge(now);
            await Settle(inside, now, ct);
        }

        await db.ProspectMerges.AtTenantOf(call).Where(m => m.KeptId == prospect.Id).ExecuteDeleteAsync(ct);
    }
}
