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
    public async Task<Outcome<FindUnfitResult>> Handle(FindUnfit request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        // The same function as the policy's.
        return new FindUnfitResult(await db.Database.SqlQuery<Guid>($"""select user_id as "Value" from talent_cards where tenant_id = {tenant} and shown_since is not null and not app_fits(marks::text[])""").ToListAsync(ct));
    }
}
