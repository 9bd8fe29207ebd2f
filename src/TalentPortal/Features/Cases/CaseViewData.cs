using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Privacy;

namespace TalentPortal.Features.Cases;

/// <summary>Hands out what a member of staff kept on their boards. It is the tenant's and goes when they no longer work there; who still does is not erased.</summary>
internal sealed class CaseViewData(AppDb db, SealedCase words) : IPersonalDataHolder
{
    public string Section => "case-views";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        List<object> kept = [];
        foreach (var view in await db.CaseViews.AsNoTracking().Where(v => v.UserId == userId).OrderBy(v => v.ChangedAt).ToListAsync(ct))
            kept.Add(new { view.TenantId, view.Tier, Name = await words.Open(view, ct), view.Filter, view.IsShared, view.IsDefault, view.ChangedAt });
        return kept;
    }

    public Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<IReadOnlyList<Kept>>([]);
}
