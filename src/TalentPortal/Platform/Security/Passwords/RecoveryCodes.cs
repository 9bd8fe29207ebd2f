using System.Security.Cryptography;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>
/// Codes for when the second factor is lost. Each has 140 random bits, shown once in groups of four; only a hash bound to
/// the user is stored, and a code counts once: <c>delete … where user_id = @user and hash = @hash</c> must remove one row.
/// </summary>
public static class RecoveryCodes
{
    /// <summary>How many are handed out together.</summary>
    public const int Count = 10;

    private const int Letters = 28;
    private const int Group = 4;

    /// <summary>New codes as shown to the user, for instance <c>7K3D-…</c>.</summary>
    public static IReadOnlyList<string> Create(int count = Count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    /// <summary>The bytes to store or look for: SHA-256, 32 bytes. No work factor is needed for 140 random bits.</summary>
    /// <returns>Null when the text cannot be a code. Case, spaces, hyphens, O for 0 and I or L for 1 do not matter.</returns>
    public static byte[]? Hash(Guid userId, string? typed)
    {
        if (Base32.Tidy(typed, 2 * Letters)?.Replace('O', '0').Replace('I', '1').Replace('L', '1') is not { Length: Letters } code) return null;
        if (code.AsSpan().ContainsAnyExcept(Base32.Crockford)) return null;
        Span<byte> data = stackalloc byte[16 + Letters];
        userId.TryWriteBytes(data, bigEndian: true, out _);
        System.Text.Encoding.ASCII.GetBytes(code, data[16..]);
        return SHA256.HashData(data);
    }

    private static string One()
    {
        var letters = RandomNumberGenerator.GetString(Base32.Crockford, Letters);
        return string.Join('-', letters.Chunk(Group).Select(g => new string(g)));
    }
}
