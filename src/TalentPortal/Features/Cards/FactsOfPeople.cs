using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Cards;

/// <summary>
/// Keeps what is counted of a person in step with the profile, at every tenant where they agreed to something. Who was there
/// before there were cards is counted when scheduled work comes by on their behalf, as it does for everybody after the migration.
/// </summary>
internal sealed class FactsOfPeople(AppDb db, CurrentCall call, TimeProvider clock) : INotificationHandler<ProfileChanged>, INotificationHandler<ConsentGiven>, IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        if (await db.TalentProfiles.SingleOrDefaultAsync(p => p.UserId == userId, ct) is not { } profile) return null;
        var counted = await db.TalentFacts.Where(f => f.UserId == userId).Select(f => f.TenantId).ToListAsync(ct);
        foreach (var tenant in (await TenantsOf(userId, ct)).Except(counted)) await Say(profile, tenant, ct);
        return null;
    }

    public async Task Handle(ProfileChanged happened, CancellationToken ct)
    {
        var user = happened.Profile.UserId;
        if (user != call.UserId) return;
        foreach (var tenant in await TenantsOf(user, ct)) await Say(happened.Profile, tenant, ct);
    }

    public async Task Handle(ConsentGiven happened, CancellationToken ct)
    {
        if (happened.Consent is not { TenantId: { } tenant, UserId: var user } || user != call.UserId) return;
        // The first consent comes with the profile, in one command.
        var profile = db.TalentProfiles.Local.FirstOrDefault(p => p.UserId == user) ?? await db.TalentProfiles.SingleOrDefaultAsync(p => p.UserId == user, ct);
        if (profile is not null) await Say(profile, tenant, ct);
    }

    private Task<List<Guid>> TenantsOf(Guid user, CancellationToken ct) =>
        db.Consents.Where(c => c.UserId == user && c.TenantId != null && c.WithdrawnAt == null).Select(c => c.TenantId!.Value).Distinct().ToListAsync(ct);

    /// <summary>What the short profile says; what a card took from the career record stays until the card is saved again.</summary>
    private async Task Say(TalentProfile profile, Guid tenant, CancellationToken ct)
    {
        CardFact[] fromProfile = [CardFact.Degree, CardFact.Industry, CardFact.Years, CardFact.Region, CardFact.Start];
        var known = await db.TalentFacts.SingleOrDefaultAsync(f => f.UserId == profile.UserId && f.TenantId == tenant, ct);
        var others = (known?.Marks ?? []).Where(mark => !fromProfile.Contains(CardMarks.FactOf(mark)));
        await db.Counted(profile.UserId, tenant, CardMarks.All(OwnFacts.OfProfile(profile)).Concat(others), clock.GetUtcNow(), ct);
    }
}
