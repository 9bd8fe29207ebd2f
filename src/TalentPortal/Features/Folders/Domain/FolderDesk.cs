using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Folders.Domain;

/// <summary>Changes one person's folder, in the command at hand, which runs as that person.</summary>
public sealed class FolderDesk(AppDb db, SealedFolder words, PersonalDues dues, TimeProvider clock)
{
    public Task<TalentFolder?> Of(Guid userId, CancellationToken ct) => db.TalentFolders.SingleOrDefaultAsync(f => f.UserId == userId, ct);

    public async Task<FolderWritten> Read(Guid userId, CancellationToken ct) => await words.Open(await db.TalentFolders.AsNoTracking().SingleOrDefaultAsync(f => f.UserId == userId, ct), ct);

    /// <summary>Of two changes at once the second waits, and then sees what the first did.</summary>
    public Task Lock(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"folder:" + userId.ToString("N")}, 0))", ct);

    /// <summary>Changes what the folder holds, begun if it has to be.</summary>
    /// <param name="change">Gives what is to stand there, or null where nothing changes.</param>
    public async Task Change(Guid userId, Func<FolderWritten, FolderWritten?> change, CancellationToken ct)
    {
        await Lock(userId, ct);
        var (folder, now) = (await Of(userId, ct), clock.GetUtcNow());
        var before = await words.Open(folder, ct);
        if (change(before) is not { } after) return;
        // What was taken out and can no longer be put back is not kept on.
        if (after.Undoable(now) is null) after = after with { Removed = null, RemovedAt = null };
        if (folder is null) db.TalentFolders.Add(folder = TalentFolder.Begin(userId));
        folder.Write(await words.Seal(userId, after, ct), now);
        await dues.Note(userId, now.AddMonths(TalentFolder.KeptMonths), ct);
    }

    /// <summary>Adds things that are not there yet, as far as there is room.</summary>
    /// <returns>Whether all of them are there now.</returns>
    public async Task<bool> Add(Guid userId, IReadOnlyList<ShownThing> things, CancellationToken ct)
    {
        var (isWhole, now) = (true, clock.GetUtcNow());
        await Change(userId, written =>
        {
            var items = written.Items.ToList();
            foreach (var thing in things.Where(thing => items.TrueForAll(item => item.Thing() != thing.Thing)))
            {
                if (items.Count >= TalentFolder.Most) isWhole = false;
                // What was just taken out comes back with its note.
                else if (written.Undoable(now) is { } removed && removed.Thing() == thing.Thing) items.Add(removed);
                else items.Add(new(Guid.CreateVersion7(now), thing.Thing.Kind, thing.Thing.Key, thing.Thing.Owner, thing.Title.Zh, thing.Title.En, null, now));
            }

            return items.Count == written.Items.Count ? null : written with { Items = items, Removed = items.Exists(item => item.Id == written.Removed?.Id) ? null : written.Removed };
        }, ct);
        return isWhole;
    }

    /// <summary>Takes things out; the last of them can be put back for a while.</summary>
    public Task Remove(Guid userId, Func<KeptEntry, bool> which, CancellationToken ct) => Change(
        userId, written => written.Items.LastOrDefault(which) is { } last ? new([.. written.Items.Where(item => !which(item))], last, clock.GetUtcNow()) : null, ct);
}
