using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Privacy;

/// <summary>The people of the ledger of erasures who are there all the same, because a backup from before was restored.</summary>
[SystemOnly]
public sealed record FindRestoredPeople : IQuery<FindRestoredPeopleResult>;

public sealed record FindRestoredPeopleResult(IReadOnlyList<Guid> People);

internal sealed class FindRestoredPeopleHandler(AppDb db, ErasureLedger ledger) : IRequestHandler<FindRestoredPeople, Outcome<FindRestoredPeopleResult>>
{
    private const int AtOnce = 1000;

    public async Task<Outcome<FindRestoredPeopleResult>> Handle(FindRestoredPeople request, CancellationToken ct)
    {
        List<Guid> back = [];
        foreach (var some in ledger.All().Chunk(AtOnce))
        {
            back.AddRange(await db.Database.SqlQuery<Guid>(
                $"""
                select u.id as "Value" from accounts.users u
                 where u.id = any({some}) and (u.closed_at is null
                    or exists (select 1 from data_keys k where k.owner_kind = 'Person' and k.owner_id = u.id and k.wrapped_key is not null))
                """).ToListAsync(ct));
        }

        return new FindRestoredPeopleResult(back);
    }
}

/// <summary>Every hour, and before a process begins to serve: whoever was erased does not come back with a backup.</summary>
internal sealed class RestoredPeopleWork : IScheduledWork
{
    public string Name => "restored-people";

    public string Cron => "0 40 * * * ?";

    public async Task Run(ScheduledRun run, CancellationToken ct)
    {
        foreach (var user in (await run.Ask(new FindRestoredPeople(), null, ct)).Value.People) await run.Send(new ReapplyErasure(), null, ct, onBehalfOf: user);
    }
}
