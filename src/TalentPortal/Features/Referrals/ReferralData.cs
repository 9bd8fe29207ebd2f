using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Referrals;

/// <summary>Hands out and forgets to whom a person was referred, and what was passed on.</summary>
internal sealed class ReferralData(AppDb db, SealedReferral words) : IPersonalDataHolder
{
    public string Section => "referrals";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> referrals = [];
        foreach (var r in await db.Referrals.AsNoTracking().Where(r => r.TalentUserId == userId).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(ct))
            referrals.Add(new
            {
                r.Id, r.TenantId, r.CaseId, r.Kind, r.ReceiverEmployerId, r.ReceiverName, Contact = await words.OpenContact(r, ct), Asks = await words.OpenAsks(r, ct), r.Proposed, r.Agreed, r.State, r.AskedByName, r.AskedAt, r.SentAt, r.Days, r.DueOn,
                Note = await words.OpenNote(r, ct), r.AnsweredAt, r.ClosedAt, r.RemindedOn, r.OwnerToldOn,
            });
        List<object> letters = [];
        foreach (var l in await db.ReferralLetters.AsNoTracking().Where(l => l.TalentUserId == userId).OrderBy(l => l.SentAt).ThenBy(l => l.Id).ToListAsync(ct))
            letters.Add(new { l.Id, l.TenantId, l.EmployerId, Facts = await words.Open(l, ct), l.SentAt, l.DueOn, l.IsAccepted });
        return new { Referrals = referrals, Open = letters };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.ReferralLetters.Where(l => l.TalentUserId == userId).ExecuteDeleteAsync(ct);
        await db.Referrals.Where(r => r.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
