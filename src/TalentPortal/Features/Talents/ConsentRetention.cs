using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Consents, and what they opened, go three years after their end; a consent that still holds stays.</summary>
internal sealed class ConsentRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var grants = await db.Grants.Where(g => g.UserId == userId).ToListAsync(ct);
        List<DateTimeOffset> left = [];
        foreach (var consent in await db.Consents.Where(c => c.UserId == userId).ToListAsync(ct))
        {
            var due = (EndOf(consent, grants) ?? now).AddYears(Consent.KeptYears);
            if (due <= now) db.Remove(consent);
            else left.Add(due);
        }

        foreach (var grant in grants)
        {
            var due = EndOf(grant).AddYears(Consent.KeptYears);
            if (due <= now) db.Remove(grant);
            else left.Add(due);
        }

        return left.Count == 0 ? null : left.Min();
    }

    /// <summary>When a consent ended: taken back, or all that it opened has closed; null while it holds.</summary>
    private static DateTimeOffset? EndOf(Consent consent, IReadOnlyList<Grant> grants) => consent switch
    {
        { WithdrawnAt: { } withdrawn } => withdrawn,
        { Kind.HoldsAlone: true } => null,
        _ => grants.Where(consent.Opens).Select(g => (DateTimeOffset?)EndOf(g)).Max() ?? consent.GivenAt,
    };

    private static DateTimeOffset EndOf(Grant grant) => grant.WithdrawnAt ?? grant.ExpiresAt;
}
