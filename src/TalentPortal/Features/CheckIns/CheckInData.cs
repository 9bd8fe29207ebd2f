using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.CheckIns;

/// <summary>Hands out and forgets what a person answered after their arrival.</summary>
internal sealed class CheckInData(AppDb db, SealedCheckIn words) : IPersonalDataHolder
{
    public string Section => "checkIns";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var k in await db.CheckIns.AsNoTracking().Where(k => k.TalentUserId == userId).OrderBy(k => k.AskedOn).ThenBy(k => k.Id).ToListAsync(ct))
            all.Add(new { k.Id, k.CaseId, k.TenantId, k.Day, k.AskedOn, k.RemindedOn, k.QuestionsVersion, Answers = await words.Open(k, ct), k.AnsweredAt, k.IsFlagged, k.AsksAgain, k.IsMissed });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.CheckIns.Where(k => k.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
