using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Cards;

/// <summary>What was disclosed to an employer goes when its time is over; its grant has closed it in that moment already.</summary>
internal sealed class DisclosureRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.ContactDisclosures.Where(d => d.UserId == userId && d.Until <= now).ExecuteDeleteAsync(ct);
        return await db.ContactDisclosures.Where(d => d.UserId == userId).MinAsync(d => (DateTimeOffset?)d.Until, ct);
    }
}
