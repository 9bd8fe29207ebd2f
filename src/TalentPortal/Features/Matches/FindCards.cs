using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Matches;

/// <summary>What the blind cards of the tenant show, or ceased to. Asked by the system alone, to know which of them to look at for an employer.</summary>
/// <param name="Since">Cards that changed since then; null for all that show.</param>
[SystemOnly]
public sealed record FindCards(DateTimeOffset? Since) : IQuery<FindCardsResult>;

public sealed record FindCardsResult(IReadOnlyList<CardSeen> Cards);

internal sealed class FindCardsValidator : AbstractValidator<FindCards>
{
    // The system alone asks, with a time that it read from the cards themselves.
    public FindCardsValidator() => RuleFor(x => x.Since).Must(since => since is null || since > DateTimeOffset.UnixEpoch).Says("PreviewMatchWeights_NotInList");
}

internal sealed class FindCardsHandler(AppDb db, CurrentCall call) : IRequestHandler<FindCards, Outcome<FindCardsResult>>
{
    public async Task<Outcome<FindCardsResult>> Handle(FindCards request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var cards = db.TalentCards.AsNoTracking().Where(c => c.TenantId == tenant);
        cards = request.Since is { } since ? cards.Where(c => c.ChangedAt >= since) : cards.Where(c => c.ShownSince != null);
        return new FindCardsResult(await cards.Select(c => new CardSeen(c.UserId, c.FaceId, c.Marks, c.ShownSince != null, c.ChangedAt)).ToListAsync(ct));
    }
}
