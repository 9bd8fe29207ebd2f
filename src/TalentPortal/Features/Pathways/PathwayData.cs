using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Pathways;

/// <summary>Hands out and forgets a person's checklists.</summary>
internal sealed class PathwayData(AppDb db, SealedPathway words) : IPersonalDataHolder
{
    public string Section => "pathways";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var check in await db.PathwayChecks.AsNoTracking().Where(c => c.UserId == userId).OrderBy(c => c.Slug).ToListAsync(ct))
            all.Add(new { check.Id, check.Slug, Choices = await words.Open(check, ct), check.ChangedAt });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.PathwayChecks.Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>A checklist that nobody has touched for long goes.</summary>
internal sealed class PathwayRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddMonths(-PathwayCheck.KeptMonths);
        await db.PathwayChecks.Where(c => c.UserId == userId && c.ChangedAt <= before).ExecuteDeleteAsync(ct);
        return (await db.PathwayChecks.Where(c => c.UserId == userId).MinAsync(c => (DateTimeOffset?)c.ChangedAt, ct))?.AddMonths(PathwayCheck.KeptMonths);
    }
}
