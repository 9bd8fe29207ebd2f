using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>Hands out and forgets the plans that a person kept.</summary>
internal sealed class ReturnPlanData(AppDb db, SealedPlan words) : IPersonalDataHolder
{
    public string Section => "returnPlans";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var plan in await db.SavedPlans.AsNoTracking().Where(p => p.UserId == userId).OrderBy(p => p.Id).ToListAsync(ct))
            all.Add(new { plan.Id, Written = await words.Open(plan, ct) with { Token = null }, plan.ShareUntil, plan.ChangedAt });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.SavedPlans.Where(p => p.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>A plan that nobody has touched for long goes, and links with it.</summary>
internal sealed class ReturnPlanRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddMonths(-SavedPlan.KeptMonths);
        await db.SavedPlans.Where(p => p.UserId == userId && p.ChangedAt <= before).ExecuteDeleteAsync(ct);
        return (await db.SavedPlans.Where(p => p.UserId == userId).MinAsync(p => (DateTimeOffset?)p.ChangedAt, ct))?.AddMonths(SavedPlan.KeptMonths);
    }
}
