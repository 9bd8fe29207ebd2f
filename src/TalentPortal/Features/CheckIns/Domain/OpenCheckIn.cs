using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.CheckIns.Domain;

/// <summary>A check-in with its answers in clear: only in the memory of the request that may read them.</summary>
/// <param name="IsOpen">Waits for the talent.</param>
public sealed record OpenCheckIn(int Day, DateOnly AskedOn, DateTimeOffset? AnsweredAt, bool IsOpen, bool IsFlagged, int QuestionsVersion, IReadOnlyList<CheckInAnswer> Answers);

/// <summary>Reads the check-ins of a case.</summary>
public sealed class CheckInBook(AppDb db, SealedCheckIn words)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<OpenCheckIn>> Of(TalentCase one, CancellationToken ct)
    {
        List<OpenCheckIn> all = [];
        foreach (var k in await db.CheckIns.AsNoTracking().Where(k => k.TenantId == one.TenantId && k.CaseId == one.Id).OrderByDescending(k => k.Day).ToListAsync(ct))
            all.Add(new(k.Day, k.AskedOn, k.AnsweredAt, k.IsOpen, k.IsFlagged, k.QuestionsVersion, await words.Open(k, ct)));
        return all;
    }
}
