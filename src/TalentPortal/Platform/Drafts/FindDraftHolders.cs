using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Drafts;

/// <summary>The people who may have drafts past their time, some at a time.</summary>
[SystemOnly]
public sealed record FindDraftHolders : IQuery<FindDraftHoldersResult>;

public sealed record FindDraftHoldersResult(IReadOnlyList<Guid> Users);

internal sealed class FindDraftHoldersHandler(AppDb db, TimeProvider clock) : IRequestHandler<FindDraftHolders, Outcome<FindDraftHoldersResult>>
{
    private const int AtOnce = 500;

    public async Task<Outcome<FindDraftHoldersResult>> Handle(FindDraftHolders request, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Draft.Lifetime;
        return new FindDraftHoldersResult(await db.Set<DraftHolder>().Where(h => h.OldestAt <= before).OrderBy(h => h.OldestAt).Select(h => h.UserId).Take(AtOnce).ToListAsync(ct));
    }
}

/// <summary>Daily: each person's old drafts go in a message of their own, because row-level security shows them to nobody else.</summary>
internal sealed class PurgeDraftsWork : IScheduledWork
{
    public string Name => "drafts-retention";

    public string Cron => "0 10 18 * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        var done = new HashSet<Guid>();
        while (true)
        {
            var found = (await run.Ask(new FindDraftHolders(), null, ct)).Value.Users;
            // Whoever comes up again could not be cleared; the next run tries again.
            var left = found.Where(done.Add).ToList();
            if (left.Count == 0) return;
            foreach (var user in left) await run.Send(new PurgeDrafts(), null, ct, onBehalfOf: user);
        }
    }
}
