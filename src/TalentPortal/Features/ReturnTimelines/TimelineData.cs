using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnTimelines.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.ReturnTimelines;

/// <summary>Hands out and forgets a person's timeline.</summary>
internal sealed class TimelineData(AppDb db, SealedTimeline words) : IPersonalDataHolder
{
    public string Section => "returnTimeline";

    public async Task<object?> Export(Guid userId, CancellationToken ct) =>
        await db.ReturnTimelines.AsNoTracking().SingleOrDefaultAsync(t => t.UserId == userId, ct) is { } timeline
            ? new { Choices = await words.Open(timeline, ct) with { FeedToken = null }, HasFeed = timeline.FeedId is not null, timeline.ChangedAt }
            : null;

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.ReturnTimelines.Where(t => t.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}
