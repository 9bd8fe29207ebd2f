using System.Data.Common;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>Where wrapped data keys are kept. Every method may be repeated without harm.</summary>
public interface IDataKeyStore
{
    /// <summary>The owner's key with this number, or with the highest number when none is given.</summary>
    Task<DataKey?> Find(KeyOwner owner, int? number, CancellationToken ct);

    /// <summary>
    /// Adds the key unless the owner already has one of that number. It must be committed when the call returns, whatever
    /// becomes of a transaction around it: data sealed under a key that was rolled back could never be opened.
    /// </summary>
    Task Add(DataKey key, CancellationToken ct);

    /// <summary>Drops the wrapped bytes of all keys of the owner, and leaves a row even where there was none.</summary>
    /// <param name="within">The transaction of the erasure, so that both happen or neither; null commits at once.</param>
    Task Destroy(KeyOwner owner, DateTimeOffset at, DbTransaction? within, CancellationToken ct);

    /// <summary>Living keys wrapped by another master key than this one.</summary>
    Task<IReadOnlyList<DataKey>> NotWrappedBy(string masterKeyId, int take, CancellationToken ct);

    /// <summary>Replaces the wrapping, unless somebody else replaced or destroyed it since <paramref name="key"/> was read.</summary>
    Task<bool> Rewrap(DataKey key, byte[] wrappedKey, string masterKeyId, CancellationToken ct);

    /// <summary>Ids of all master keys that living data keys need.</summary>
    Task<IReadOnlyList<string>> MasterKeysInUse(CancellationToken ct);
}
