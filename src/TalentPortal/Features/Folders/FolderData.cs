using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Folders;

/// <summary>Hands out and forgets what a person keeps.</summary>
internal sealed class FolderData(AppDb db, SealedFolder words) : IPersonalDataHolder
{
    public string Section => "folder";

    public async Task<object?> Export(Guid userId, CancellationToken ct)
    {
        if (await db.TalentFolders.AsNoTracking().SingleOrDefaultAsync(f => f.UserId == userId, ct) is not { } folder) return null;
        return new { Written = await words.Open(folder, ct), folder.SharedCaseId, folder.SharedAt, folder.ChangedAt };
    }

    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await db.TalentFolders.Where(f => f.UserId == userId).ExecuteDeleteAsync(ct);
        return [];
    }
}

/// <summary>A folder that nobody has touched for long goes.</summary>
internal sealed class FolderRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddMonths(-TalentFolder.KeptMonths);
        await db.TalentFolders.Where(f => f.UserId == userId && f.ChangedAt <= before).ExecuteDeleteAsync(ct);
        return (await db.TalentFolders.Where(f => f.UserId == userId).MinAsync(f => (DateTimeOffset?)f.ChangedAt, ct))?.AddMonths(TalentFolder.KeptMonths);
    }
}
