using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TalentPortal.Platform.Security.Vault;

/// <summary>
/// A text that only <see cref="PortalVault"/> can open. Bytes: version (1), key number (4, big-endian), nonce (12), ciphertext
/// (UTF-8 padded to a multiple of 16, so that its length does not tell a yes from a no), tag (16).
/// </summary>
public readonly struct SealedText : IEquatable<SealedText>
{
    internal const byte Version = 1;
    internal const int NonceOffset = 1 + sizeof(int);
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;
    internal const int Overhead = NonceOffset + NonceBytes + TagBytes;
    internal const int PaddingBlock = 16;

    private readonly byte[]? _bytes;

    private SealedText(byte[] bytes) => _bytes = bytes;

    /// <summary>Takes bytes as the database holds them; whether they open is known only to the vault.</summary>
    public static SealedText FromBytes(byte[] bytes) => new(bytes);

    /// <summary>Bytes as the database holds them. The array is not copied: do not change it.</summary>
    public byte[] ToBytes() => _bytes ?? [];

    internal ReadOnlySpan<byte> Span => _bytes;

    internal bool IsWellFormed => _bytes is { Length: >= Overhead + PaddingBlock } bytes && bytes[0] == Version && (bytes.Length - Overhead) % PaddingBlock == 0;

    internal int KeyNumber => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(1));

    public bool Equals(SealedText other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is SealedText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public static bool operator ==(SealedText left, SealedText right) => left.Equals(right);

    public static bool operator !=(SealedText left, SealedText right) => !left.Equals(right);

    /// <summary>Says nothing of the content, so that a log line cannot either.</summary>
    public override string ToString() => $"sealed text, {ToBytes().Length} bytes";
}

/// <summary>Keeps sealed texts in <c>bytea</c> columns.</summary>
public sealed class SealedTextConverter() : ValueConverter<SealedText, byte[]>(text => text.ToBytes(), bytes => SealedText.FromBytes(bytes));

/// <summary>Teaches a model what a sealed text is.</summary>
public static class SealedTextModel
{
    /// <summary>Call in <c>ConfigureConventions</c>: every property of this type becomes a <c>bytea</c> column.</summary>
    public static void AddSealedText(this ModelConfigurationBuilder model) => model.Properties<SealedText>().HaveConversion<SealedTextConverter>();
}
