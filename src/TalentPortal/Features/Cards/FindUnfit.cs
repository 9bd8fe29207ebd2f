using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>Whose cards at the tenant fit too few people by now. To employers such a card is gone already, by the policy of its table. Asked by the system alone.</summary>
[SystemOnly]
public sealed record FindUnfit : IQuery<FindUnfitResult>;

public sealed record FindUnfitResult(IReadOnlyList<Guid> People);

internal sealed class FindUnfitHandler(AppDb db, CurrentCall call) : IRequestHandler<FindUnfit, Outcome<FindUnfitResult>>
{
    /// <summary>Cards at a time: a statement has ten seconds, and a card of which nobody noted who fits it takes some hundredths of one.</summary>
    private const int Page = 250;

    public async Task<Outcome<FindUnfitResult>> Handle(FindUnfit request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        List<Guid> people = [];
        var (at, after) = (DateTimeOffset.UnixEpoch, Guid.Empty);
        while (true)
        {
            // The same function as the policy's.
            var cards = await db.Database.SqlQuery<Judged>(
                $"""
                select user_id as "UserId", changed_at as "ChangedAt", app_fits(marks::text[]) as "Fits"
                  from (select user_id, changed_at, marks from talent_cards
                         where tenant_id = {tenant} and shown_since is not null and changed_at >= {at} and (changed_at > {at} or user_id > {after})
                         order by changed_at, user_id limit {Page}) c
                 order by changed_at, user_id
                """).ToListAsync(ct);
            people.AddRange(cards.Where(card => !card.Fits).Select(card => card.UserId));
            if (cards.Count < Page) return new FindUnfitResult(people);
            (at, after) = (cards[^1].ChangedAt, cards[^1].UserId);
        }
    }

    private sealed record Judged(Guid UserId, DateTimeOffset ChangedAt, bool Fits);
}
