namespace TalentPortal.Platform.Security.Vault;

/// <summary>
/// A key that seals one owner's data, itself wrapped by a master key. Destroying the wrapped bytes makes everything
/// sealed under it unreadable; the row stays, so that no new key is ever made for an erased owner.
/// </summary>
public sealed class DataKey
{
    public const int MasterKeyIdMax = 32;

    public DataKey(KeyOwnerKind ownerKind, Guid ownerId, int number, byte[]? wrappedKey, string masterKeyId, DateTimeOffset createdAt, DateTimeOffset? destroyedAt) =>
        (OwnerKind, OwnerId, Number, WrappedKey, MasterKeyId, CreatedAt, DestroyedAt) = (ownerKind, ownerId, number, wrappedKey, masterKeyId, createdAt, destroyedAt);

    public KeyOwnerKind OwnerKind { get; private set; }

    public Guid OwnerId { get; private set; }

    /// <summary>1 for the owner's first key; the highest number seals, all of them open.</summary>
    public int Number { get; private set; }

    /// <summary>The key under AES-GCM of the master key; null once destroyed.</summary>
    public byte[]? WrappedKey { get; private set; }

    public string MasterKeyId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DestroyedAt { get; private set; }

    public KeyOwner Owner => new(OwnerKind, OwnerId);

    public bool IsDestroyed => WrappedKey is null;
}
