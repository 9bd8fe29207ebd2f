using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>The person's card at the tenant of the site: what it could say, and exactly what shows.</summary>
[SignedIn]
public sealed record ViewMyCard : IQuery<ViewMyCardResult>;

/// <param name="Tenant">Null on the national site: cards show at one organisation's site.</param>
/// <param name="HasProfile">Whether there is a profile to take facts from.</param>
/// <param name="Facts">What could show, finely and coarsely.</param>
/// <param name="Marks">What the card was last told to show; it shows while <paramref name="ShownSince"/> is set.</param>
/// <param name="FieldCode">The field of study that was chosen.</param>
/// <param name="Agreed">Whether the consent holds.</param>
/// <param name="Blocked">How many employers are blocked.</param>
public sealed record ViewMyCardResult(
    TenantRef? Tenant, bool HasProfile, IReadOnlyDictionary<CardFact, ViewMyCardResult.Choices> Facts, IReadOnlyList<string> Marks, string? FieldCode, DateTimeOffset? ShownSince, DateTimeOffset? LeftAt, bool Agreed, int Blocked)
{
    /// <summary>The marks of one fact.</summary>
    public sealed record Choices(IReadOnlyList<string> Fine, IReadOnlyList<string> Coarse);
}

internal sealed class ViewMyCardHandler(AppDb db, CurrentCall call, OwnFacts own) : IRequestHandler<ViewMyCard, Outcome<ViewMyCardResult>>
{
    public async Task<Outcome<ViewMyCardResult>> Handle(ViewMyCard request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var blocked = await db.EmployerBlocks.CountAsync(b => b.UserId == user, ct);
        if (call.Tenant is not { } tenant) return new ViewMyCardResult(null, false, new Dictionary<CardFact, ViewMyCardResult.Choices>(), [], null, null, null, false, blocked);
        var card = await db.TalentCards.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == user && c.TenantId == tenant.Id, ct);
        var counted = await db.TalentFacts.AsNoTracking().SingleOrDefaultAsync(f => f.UserId == user && f.TenantId == tenant.Id, ct);
        var field = (counted?.Marks ?? []).Where(mark => CardMarks.FactOf(mark) == CardFact.Field).Select(CardMarks.ValueOf).FirstOrDefault();
        var source = await own.Of(user, field, ct);
        var facts = source is null ? [] : CardMarks.Of(source).ToDictionary(pair => pair.Key, pair => new ViewMyCardResult.Choices(pair.Value.Fine, pair.Value.Coarse));
        return new ViewMyCardResult(tenant, source is not null, facts, card?.Marks ?? [], field, card?.ShownSince, card?.LeftAt, await db.CardConsent(user, tenant.Id, ct) is not null, blocked);
    }
}
