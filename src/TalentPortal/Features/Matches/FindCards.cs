using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>What the blind cards of the tenant show, or ceased to, in the order in which they changed. Asked by the system alone, to know which of them to look at for an employer.</summary>
/// <param name="Since">Cards that changed since then; null for all that show.</param>
/// <param name="After">The last card of the page before; null for the first page.</param>
[SystemOnly]
public sealed record FindCards(DateTimeOffset? Since, FindCards.Place? After = null) : IQuery<FindCardsResult>
{
    /// <summary>Cards at a time: a statement has ten seconds, and a tenant any number of cards.</summary>
    public const int Page = 5_000;

    /// <summary>Where a card stands in the order.</summary>
    public sealed record Place(DateTimeOffset ChangedAt, Guid UserId);
}

/// <param name="Next">What to ask for the next page with; null after the last.</param>
public sealed record FindCardsResult(IReadOnlyList<CardSeen> Cards, FindCards.Place? Next);

internal sealed class FindCardsValidator : AbstractValidator<FindCards>
{
    // The system alone asks, with times that it read from the cards themselves.
    public FindCardsValidator() => RuleFor(x => x.Since).Must(since => since is null || since > DateTimeOffset.UnixEpoch).Says("PreviewMatchWeights_NotInList");
}

internal sealed class FindCardsHandler(AppDb db, CurrentCall call) : IRequestHandler<FindCards, Outcome<FindCardsResult>>
{
    public async Task<Outcome<FindCardsResult>> Handle(FindCards request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var cards = db.TalentCards.AsNoTracking().Where(c => c.TenantId == tenant);
        cards = request.Since is { } since ? cards.Where(c => c.ChangedAt >= since) : cards.Where(c => c.ShownSince != null);
        if (request.After is (var at, var user)) cards = cards.Where(c => c.ChangedAt >= at && (c.ChangedAt > at || c.UserId > user));
        var page = await cards.OrderBy(c => c.ChangedAt).ThenBy(c => c.UserId).Take(FindCards.Page).Select(c => new CardSeen(c.UserId, c.FaceId, c.Marks, c.ShownSince != null, c.ChangedAt)).ToListAsync(ct);
        return new FindCardsResult(page, page.Count < FindCards.Page ? null : new(page[^1].ChangedAt, page[^1].UserId));
    }
}
