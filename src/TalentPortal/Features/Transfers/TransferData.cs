using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Transfers;

/// <summary>Hands out and forgets to which organisations a person's cases were to go, and what was passed on.</summary>
internal sealed class TransferData(AppDb db, SealedTransfer words) : IPersonalDataHolder
{
    public string Section => "transfers";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> transfers = [];
        foreach (var t in await db.Transfers.AsNoTracking().Where(t => t.TalentUserId == userId).OrderBy(t => t.AskedAt).ThenBy(t => t.Id).ToListAsync(ct))
            transfers.Add(new
            {
                t.Id, t.TenantId, t.CaseId, t.ReceiverId, t.Tier, t.Stage, Reason = await words.OpenReason(t, ct), Packet = await words.OpenPacket(t, ct), t.State, t.AskedByName, t.AskedAt, t.Days, t.OfferedAt, t.AcceptBy, t.NewLeadId, t.LooksOn,
                t.AnsweredAt, t.AnsweredByName, Note = await words.OpenNote(t, ct), t.ClosedAt, t.EndedAt,
            });
        List<object> letters = [];
        foreach (var l in await db.TransferLetters.AsNoTracking().Where(l => l.UserId == userId).OrderBy(l => l.OfferedAt).ThenBy(l => l.Id).ToListAsync(ct))
            letters.Add(new { l.Id, l.SenderId, l.ReceiverId, l.SenderName, l.Tier, l.Stage, l.LeadId, Facts = await words.Open(l, ct), l.Language, l.CountryCode, l.TimeZone, l.OfferedAt, l.AcceptBy, l.AcceptedAt, l.Until });
        return new { Transfers = transfers, Open = letters };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.TransferLetters.Where(l => l.UserId == userId).ExecuteDeleteAsync(ct);
        await db.Transfers.Where(t => t.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>What was passed on goes when its time is over; its grant has closed it in that moment already.</summary>
internal sealed class LetterRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.TransferLetters.Where(l => l.UserId == userId && l.Until <= now).ExecuteDeleteAsync(ct);
        return await db.TransferLetters.Where(l => l.UserId == userId).MinAsync(l => (DateTimeOffset?)l.Until, ct);
    }
}
