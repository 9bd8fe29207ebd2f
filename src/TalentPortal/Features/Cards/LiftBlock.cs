using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>Takes a block back.</summary>
[SignedIn]
public sealed record LiftBlock(Guid Id) : ICommand<Done>;

internal sealed class LiftBlockHandler(AppDb db, CurrentCall call) : IRequestHandler<LiftBlock, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(LiftBlock request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        await db.LockCards(user, ct);
        if (await db.EmployerBlocks.SingleOrDefaultAsync(b => b.UserId == user && b.Id == request.Id, ct) is not { } block) return Outcome.NotFound;
        db.Remove(block);
        await db.HideCards(user, ct);
        return Done.Value;
    }
}
