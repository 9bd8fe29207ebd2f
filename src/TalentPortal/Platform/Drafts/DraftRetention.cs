using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Platform.Drafts;

internal sealed class DraftRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Draft.Lifetime;
        await db.Set<Draft>().Where(d => d.UserId == userId && d.SavedAt <= before).ExecuteDeleteAsync(ct);
        return await db.Set<Draft>().Where(d => d.UserId == userId).MinAsync(d => (DateTimeOffset?)d.SavedAt, ct) + Draft.Lifetime;
    }
}
