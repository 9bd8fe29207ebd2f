using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Retention;

/// <summary>The people who may have records past their time, some at a time.</summary>
[SystemOnly]
public sealed record FindPersonalDues : IQuery<FindPersonalDuesResult>;

public sealed record FindPersonalDuesResult(IReadOnlyList<Guid> Users);

internal sealed class FindPersonalDuesHandler(AppDb db, TimeProvider clock) : IRequestHandler<FindPersonalDues, Outcome<FindPersonalDuesResult>>
{
    private const int AtOnce = 500;

    public async Task<Outcome<FindPersonalDuesResult>> Handle(FindPersonalDues request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new FindPersonalDuesResult(await db.Set<PersonalDue>().Where(d => d.DueAt <= now).OrderBy(d => d.DueAt).Select(d => d.UserId).Take(AtOnce).ToListAsync(ct));
    }
}

/// <summary>Daily: each person's old records go in a message of their own, because row-level security shows them to nobody else.</summary>
internal sealed class PersonalRetentionWork : IScheduledWork
{
    public string Name => "personal-retention";

    public string Cron => "0 10 18 * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        var done = new HashSet<Guid>();
        while (true)
        {
            var found = (await run.Ask(new FindPersonalDues(), null, ct)).Value.Users;
            // Whoever comes up again could not be cleared; the next run tries again.
            var left = found.Where(done.Add).ToList();
            if (left.Count == 0) return;
            foreach (var user in left) await run.Send(new PurgePersonal(), null, ct, onBehalfOf: user);
        }
    }
}
