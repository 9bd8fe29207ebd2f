using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Offers;

/// <summary>Hands out and forgets the offers that a person was made.</summary>
internal sealed class OfferData(AppDb db, SealedOffer words) : IPersonalDataHolder
{
    public string Section => "offers";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var o in await db.Offers.AsNoTracking().Where(o => o.TalentUserId == userId).OrderBy(o => o.SentAt).ThenBy(o => o.Id).ToListAsync(ct))
        {
            List<object> versions = [], messages = [];
            foreach (var v in await db.OfferVersions.AsNoTracking().Where(v => v.TenantId == o.TenantId && v.OfferId == o.Id).OrderBy(v => v.Number).ToListAsync(ct))
                versions.Add(new { v.Number, Terms = await words.Open(v, ct), v.ExpiresOn, v.SentAt, v.SentByName });
            foreach (var m in await db.OfferMessages.AsNoTracking().Where(m => m.TenantId == o.TenantId && m.OfferId == o.Id).OrderBy(m => m.Number).ToListAsync(ct))
                messages.Add(new { m.Number, m.By, m.AuthorName, Words = await words.Open(m, ct), m.At });
            all.Add(new
            {
                o.Id, o.TenantId, o.ApplicationId, o.EmployerId, o.JobTitle, o.EmployerName, o.State, o.Number, o.SentAt, o.ExpiresOn, o.ExpiresAt, o.ReceivedNumber, o.ReceivedAt, o.AnsweredAt, o.ConfirmedAt,
                Reason = await words.OpenReason(o, ct), o.RemindedNumber, o.ChangedAt, Versions = versions, Messages = messages,
            });
        }

        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        // Versions and messages go with their offer. What was signed outside the portal is the employer's to answer for.
        await db.Offers.Where(o => o.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
