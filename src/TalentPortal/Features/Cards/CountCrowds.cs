using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>
/// Notes some people who fit each card of the tenant, so that whoever reads the card has them compared and not everybody
/// counted. Decides nothing: see <see cref="CardCrowd"/>.
/// </summary>
[SystemOnly]
public sealed record CountCrowds : ICommand<CountCrowdsResult>;

/// <param name="Counted">How many different crowds were counted; 0 where all were counted lately.</param>
public sealed record CountCrowdsResult(int Counted);

internal sealed class CountCrowdsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<CountCrowds, Outcome<CountCrowdsResult>>
{
    /// <summary>Rows at a time: a statement has ten seconds.</summary>
    private const int Page = 5_000;

    public async Task<Outcome<CountCrowdsResult>> Handle(CountCrowds request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        // Before anything is read: who says something meanwhile said it since.
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"delete from card_crowds where tenant_id = {tenant} and counted_at < {now - CardCrowd.KeptFor}", ct);
        var wanted = await Wanted(tenant, now - CardCrowd.CountedFor, ct);
        if (wanted.Count == 0) return new CountCrowdsResult(0);
        var count = await Everybody(tenant, ct);
        // In the order of the keys: two who count at once take the rows in the same order.
        foreach (var part in wanted.OrderBy(one => one.Key).Chunk(Page))
        {
            var crowds = part.Select(one => count.Of(one.Value, CardCrowd.Noted, one.Key.GetHashCode())).ToArray();
            var (keys, people, whole) = (part.Select(one => one.Key).ToArray(), crowds.Select(crowd => $"{{{string.Join(',', crowd.People)}}}").ToArray(), crowds.Select(crowd => crowd.IsWhole).ToArray());
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into card_crowds (tenant_id, id, people, is_whole, counted_at)
                select {tenant}, key, people::uuid[], is_whole, {now} from unnest({keys}, {people}, {whole}) as counted (key, people, is_whole)
                on conflict (tenant_id, id) do update set people = excluded.people, is_whole = excluded.is_whole, counted_at = excluded.counted_at
                """, ct);
        }

        return new CountCrowdsResult(wanted.Count);
    }

    /// <summary>What cards show of which the crowd is not known, or was counted before a time.</summary>
    private async Task<Dictionary<Guid, string[]>> Wanted(Guid tenant, DateTimeOffset before, CancellationToken ct)
    {
        Dictionary<Guid, string[]> wanted = [];
        var (at, after) = (DateTimeOffset.UnixEpoch, Guid.Empty);
        while (true)
        {
            var cards = await db.Database.SqlQuery<Shown>(
                $"""
                select c.user_id as "UserId", c.changed_at as "ChangedAt", c.key as "Key", case when k.counted_at is null or k.counted_at < {before} then c.marks end as "Marks"
                  from (select user_id, changed_at, marks::text[] as marks, app_marks_key(marks::text[]) as key from talent_cards
                         where tenant_id = {tenant} and shown_since is not null and changed_at >= {at} and (changed_at > {at} or user_id > {after})
                         order by changed_at, user_id limit {Page}) c
                  left join card_crowds k on k.tenant_id = {tenant} and k.id = c.key
                 order by c.changed_at, c.user_id
                """).ToListAsync(ct);
            foreach (var card in cards)
                if (card.Marks is { } marks) wanted[card.Key] = marks;
            if (cards.Count < Page) return wanted;
            (at, after) = (cards[^1].ChangedAt, cards[^1].UserId);
        }
    }

    private async Task<CrowdCount> Everybody(Guid tenant, CancellationToken ct)
    {
        var (count, after) = (new CrowdCount(), Guid.Empty);
        while (true)
        {
            var people = await db.TalentFacts.AsNoTracking().Where(f => f.TenantId == tenant && f.Id > after).OrderBy(f => f.Id).Take(Page).Select(f => new { f.Id, f.Marks }).ToListAsync(ct);
            foreach (var person in people) count.Add(person.Id, person.Marks);
            if (people.Count < Page) return count;
            after = people[^1].Id;
        }
    }

    /// <param name="Marks">Null where nothing has to be counted.</param>
    private sealed record Shown(Guid UserId, DateTimeOffset ChangedAt, Guid Key, string[]? Marks);
}

/// <summary>Hourly: crowds of new cards; once a day those of all.</summary>
internal sealed class CrowdWork : IScheduledWork
{
    public string Name => "crowds";

    public string Cron => "0 35 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new CountCrowds(), ct);
}
