namespace TalentPortal.Platform.Security.Vault;

/// <summary>Whose data a key protects.</summary>
public enum KeyOwnerKind
{
    /// <summary>One user of the platform: CVs, papers, profile. Goes with the person when they erase themselves.</summary>
    Person,

    /// <summary>One tenant: contact data, messages, notes that it keeps.</summary>
    Tenant,

    /// <summary>The platform itself: what belongs to no person and no tenant, such as mails to addresses without an account.</summary>
    Platform,
}

/// <summary>The subject whose data key seals a text or a file.</summary>
public readonly record struct KeyOwner(KeyOwnerKind Kind, Guid Id)
{
    /// <summary>The one owner of kind <see cref="KeyOwnerKind.Platform"/>.</summary>
    public static KeyOwner Platform { get; } = new(KeyOwnerKind.Platform, Guid.Parse("00000000-0000-0000-0000-000000000001"));

    public static KeyOwner Person(Guid userId) => new(KeyOwnerKind.Person, userId);

    public static KeyOwner Tenant(Guid tenantId) => new(KeyOwnerKind.Tenant, tenantId);

    public override string ToString() => $"{Kind} {Id}";

    /// <summary>Bytes of kind and id, written into associated data.</summary>
    internal const int ByteLength = 17;

    internal void Write(Span<byte> target)
    {
        target[0] = (byte)Kind;
        Id.TryWriteBytes(target[1..], bigEndian: true, out _);
    }
}

/// <summary>The place a sealed text lies in: moved to another row or column, it no longer opens.</summary>
/// <param name="Table">Name of the table, ASCII, at most 63 characters.</param>
/// <param name="Column">Name of the column, ASCII, at most 63 characters.</param>
/// <param name="RowId">Id of the row.</param>
public readonly record struct SealContext(string Table, string Column, Guid RowId);
