using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Scheduling;

/// <summary>Slots go after 30 days, but for the newest of each work: without it a yearly slot would seem never to have run.</summary>
internal sealed class ScheduleRetention(AppDb db, TimeProvider clock) : IRetention
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task<int> Purge(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return db.Set<ScheduleSlot>().Where(s => s.SlotAt < before && db.Set<ScheduleSlot>().Any(later => later.Work == s.Work && later.SlotAt > s.SlotAt)).ExecuteDeleteAsync(ct);
    }
}
