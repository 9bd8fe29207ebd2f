using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Privacy;

/// <summary>Forgets a person everywhere at once, in the transaction of the command: rows, files, account and key. Runs as that person.</summary>
public sealed class PersonErasure(AppDb db, IEnumerable<IPersonalDataHolder> holders, PortalVault vault, Outbox.Outbox outbox)
{
    /// <param name="at">When the person asked for it: what is kept is kept from then on.</param>
    /// <returns>What had to stay.</returns>
    public async Task<IReadOnlyList<Kept>> Erase(Guid userId, DateTimeOffset at, CancellationToken ct)
    {
        List<Kept> kept = [];
        foreach (var holder in holders.OrderBy(holder => holder.Section, StringComparer.Ordinal)) kept.AddRange(await holder.Erase(userId, at, ct));
        // Last: what a holder had to read before it could forget needed the key.
        await vault.Destroy(KeyOwner.Person(userId), db.Database.CurrentTransaction!.GetDbTransaction(), ct);
        outbox.Add(new ErasureNote(userId, at));
        return kept;
    }
}
