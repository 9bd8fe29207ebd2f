using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Drafts;

/// <summary>Deletes the old drafts of the person on whose behalf it runs.</summary>
[SystemOnly]
public sealed record PurgeDrafts : ICommand<PurgeDraftsResult>;

/// <param name="Drafts">How many went.</param>
public sealed record PurgeDraftsResult(int Drafts);

internal sealed class PurgeDraftsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<PurgeDrafts, Outcome<PurgeDraftsResult>>
{
    public async Task<Outcome<PurgeDraftsResult>> Handle(PurgeDrafts request, CancellationToken ct)
    {
        var (user, before) = (call.RequiredUserId, clock.GetUtcNow() - Draft.Lifetime);
        // Locked first, so that a save at the same time waits and then writes the row anew.
        await db.Database.ExecuteSqlAsync($"select 1 from draft_holders where user_id = {user} for update", ct);
        var gone = await db.Set<Draft>().Where(d => d.UserId == user && d.SavedAt <= before).ExecuteDeleteAsync(ct);
        var oldest = await db.Set<Draft>().Where(d => d.UserId == user).MinAsync(d => (DateTimeOffset?)d.SavedAt, ct);
        if (oldest is { } left) await db.Set<DraftHolder>().Where(h => h.UserId == user).ExecuteUpdateAsync(set => set.SetProperty(h => h.OldestAt, left), ct);
        else await db.Set<DraftHolder>().Where(h => h.UserId == user).ExecuteDeleteAsync(ct);
        return new PurgeDraftsResult(gone);
    }
}
