using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>A blind card that shows to the employer of the call, and how it fits.</summary>
public sealed record CardMatch(Guid FaceId, MatchFitness Fitness);

/// <summary>
/// Puts blind cards in order for a posting of the employer of the call. Candidates come from what the system packed, without a
/// thought of who may see them; each is then read as the employer reads it, and what does not show to it is passed over, until
/// enough are found. So the database decides what is shown, for the few that come into question, and what comes out is
/// what reading all cards would give.
/// </summary>
public sealed class CardBook(AppDb db, CurrentCall call, CardIndexes indexes, TimeProvider clock)
{
    /// <summary>Cards that a ranking shows.</summary>
    public const int Shown = 20;

    /// <summary>Candidates that are read at first: what does not show to an employer is the exception.</summary>
    private const int First = 28;

    /// <summary>Each time not enough were found, so many times more are read.</summary>
    private const int Wider = 2;

    /// <summary>The best, best first. Whoever calls has made sure that the tenant admits the employer.</summary>
    public async Task<IReadOnlyList<CardMatch>> Rank(Guid job, PostingFacts posting, MatchScale scale, CancellationToken ct)
    {
        var index = await indexes.Of(call, db, ct);
        var seed = Seed(job);
        List<(CardMatch Match, ulong Place)> found = [];
        using var candidates = index.Best(posting, scale, seed).GetEnumerator();
        for (var most = First; found.Count < Shown; most *= Wider)
        {
            List<Guid> people = new(most);
            while (people.Count < most && candidates.MoveNext()) people.Add(candidates.Current);
            if (people.Count == 0) break;
            // As the card is now: what was packed only said where to look.
            foreach (var card in await db.CardsShown(call).Where(c => people.Contains(c.UserId)).Select(c => new { c.FaceId, c.Marks }).ToListAsync(ct))
                if (CardMatching.Compare(card.Marks, posting, scale) is { Points: > 0 } fitness) found.Add((new(card.FaceId, fitness), CardIndex.Place(seed, card.FaceId)));
        }

        return [.. found.OrderByDescending(one => one.Match.Fitness.Points).ThenBy(one => one.Place).Take(Shown).Select(one => one.Match)];
    }

    /// <summary>What the order of the day among equals is made of.</summary>
    public string Seed(Guid job) => string.Create(CultureInfo.InvariantCulture, $"{call.RequiredTenant.DayAt(clock.GetUtcNow()).DayNumber}|{call.EmployerId}|{job}|");
}

/// <summary>The packed cards of each tenant, kept in the process; before each use the system reads what changed since.</summary>
public sealed class CardIndexes(PortalDispatcher dispatcher, TimeProvider clock)
{
    /// <summary>After how long all are read again: nobody tells of cards that were erased. Until then a place is kept for them, at which nothing is found.</summary>
    private static readonly TimeSpan whole = TimeSpan.FromHours(1);

    /// <summary>Time before the latest known change that is read again: what was begun earlier may be committed later.</summary>
    private static readonly TimeSpan before = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _readers = new();

    /// <summary>As it is now. Lets the connection of <paramref name="db"/> go meanwhile: whoever holds one and waits for a second can wait for ever.</summary>
    public async Task<CardIndex> Of(CurrentCall call, AppDb db, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        var one = _readers.GetOrAdd(tenant, _ => new SemaphoreSlim(1));
        await db.Database.CloseConnectionAsync();
        try
        {
            await one.WaitAsync(ct);
            try
            {
                var now = clock.GetUtcNow();
                if (_kept.GetValueOrDefault(tenant) is not { } old || now - old.ReadAt >= whole || now < old.ReadAt) old = new(now, null, CardIndex.Empty);
                List<CardSeen> cards = [];
                for (FindCards.Place? after = null; ;)
                {
                    var outcome = await dispatcher.Send(new FindCards(old.Latest - before, after), call.AsCounter, ct);
                    var page = outcome.IsOk ? outcome.Value : throw new InvalidOperationException("The system could not read the cards of its tenant.");
                    cards.AddRange(page.Cards);
                    if ((after = page.Next) is null) break;
                }

                var kept = _kept[tenant] = new Kept(old.ReadAt, cards.Select(card => (DateTimeOffset?)card.ChangedAt).Append(old.Latest).Max(), old.Index.With(cards));
                return kept.Index;
            }
            finally
            {
                one.Release();
            }
        }
        finally
        {
            await db.Database.OpenConnectionAsync(ct);
        }
    }

    /// <param name="ReadAt">When all were read.</param>
    /// <param name="Latest">The latest change that was read; null for none.</param>
    private sealed record Kept(DateTimeOffset ReadAt, DateTimeOffset? Latest, CardIndex Index);
}
