using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Hands out and forgets a person's day plans.</summary>
internal sealed class ArrivalPlanData(AppDb db, ArrivalBook book) : IPersonalDataHolder
{
    public string Section => "arrivalPlans";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> all = [];
        foreach (var p in await db.ArrivalPlans.AsNoTracking().Where(p => p.TalentUserId == userId).OrderBy(p => p.MadeAt).ToListAsync(ct))
            all.Add(new { p.Id, p.TenantId, p.ArriveOn, p.Audience, p.WithChildren, p.TemplateVersion, p.MadeByName, p.MadeAt, Items = await Items(p, ct) });
        return all;
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.ArrivalItems.Where(i => i.TalentUserId == userId).ExecuteDeleteAsync(ct);
        await db.ArrivalPlans.Where(p => p.TalentUserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }

    private async Task<List<object>> Items(ArrivalPlan of, CancellationToken ct)
    {
        List<object> items = [];
        foreach (var i in await db.ArrivalItems.AsNoTracking().Where(i => i.TenantId == of.TenantId && i.CaseId == of.Id).OrderBy(i => i.On).ThenBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(ct))
            items.Add(new { i.Id, i.Line, i.On, i.AtMinute, i.Time, i.Party, Words = await book.Open(i, ct), i.Papers, i.Place, i.DoneAt, i.DoneBy, i.DoneByName });
        return items;
    }
}
