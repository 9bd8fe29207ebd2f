using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Clearance;

/// <summary>Hands out and forgets a person's clearance answers.</summary>
internal sealed class ClearanceData(AppDb db, SealedClearance words) : IPersonalDataHolder
{
    public string Section => "clearance";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var s in await db.ClearanceSheets.AsNoTracking().Where(s => s.TalentUserId == userId).OrderBy(s => s.AnsweredAt).ToListAsync(ct))
            all.Add(new { s.Id, s.CaseId, s.TenantId, s.QuestionsVersion, s.RemindersVersion, Answers = await words.OpenAnswers(s, ct), s.AnsweredAt, Words = await words.OpenWords(s, ct), s.DecidedAt });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.ClearanceSheets.Where(s => s.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
