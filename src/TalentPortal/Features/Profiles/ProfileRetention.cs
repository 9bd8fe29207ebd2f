using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Profiles;

/// <summary>Removed entries go once they cannot be put back any more, uploaded files that nobody took over after thirty days.</summary>
internal sealed class ProfileRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (removedBefore, uploadedBefore) = (now - ProfileEntry.PutBackFor, now - ResumeImport.Lifetime);
        await db.ProfileEntries.Where(e => e.UserId == userId && e.RemovedAt <= removedBefore).ExecuteDeleteAsync(ct);
        await db.ResumeImports.Where(i => i.UserId == userId && i.UploadedAt <= uploadedBefore).ExecuteDeleteAsync(ct);
        var removed = await db.ProfileEntries.Where(e => e.UserId == userId).MinAsync(e => e.RemovedAt, ct) + ProfileEntry.PutBackFor;
        var waiting = await db.ResumeImports.Where(i => i.UserId == userId).MinAsync(i => (DateTimeOffset?)i.UploadedAt, ct) + ResumeImport.Lifetime;
        return removed is null || waiting < removed ? waiting : removed;
    }
}
