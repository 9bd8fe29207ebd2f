using System.Diagnostics.Metrics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>What a check of a password found.</summary>
public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, but stored with less work than is asked today: store a new hash.</summary>
    RightButOld,
}

/// <summary>
/// PBKDF2 with HMAC-SHA512. Stored as <c>$pbkdf2-sha512$1$iterations$salt$hash</c>, 1 being the version of the form, salt
/// (16 bytes) and hash (32 bytes) in Base64url. Passwords are compared in Unicode form NFKC, so that one typed with a
/// full-width input method is the same password.
/// </summary>
/// <remarks>Source of the work factor: OWASP Password Storage Cheat Sheet (at least 210,000 iterations for SHA-512).</remarks>
public static class PasswordHash
{
    /// <summary>Iterations of a hash made today.</summary>
    public const int Iterations = 220_000;

    /// <summary>Longest password that is worked on, in UTF-16 units; a longer one is never right.</summary>
    public const int PasswordMax = 1024;

    /// <summary>Meter with the counter <c>portal.password.iterations</c>: the work that guessing costs this machine.</summary>
    public const string MeterName = "TalentPortal.Passwords";

    private const string Prefix = "$pbkdf2-sha512$1$";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int MostIterations = 10_000_000;
    private static readonly Counter<long> Work = new Meter(MeterName).CreateCounter<long>("portal.password.iterations");
    private static readonly byte[] DummySalt = RandomNumberGenerator.GetBytes(SaltBytes);

    /// <exception cref="ArgumentException">The password is longer than <see cref="PasswordMax"/> or holds half a surrogate pair.</exception>
    public static string Create(string password) => Create(password, Iterations);

    internal static string Create(string password, int iterations)
    {
        if (!TryEncode(password, out var bytes)) throw new ArgumentException("The password is too long or no valid text.", nameof(password));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Format(iterations, salt, Derive(bytes, salt, iterations));
    }

    /// <summary>Compares in time that does not depend on where the hashes differ. An unreadable stored hash costs the same work.</summary>
    public static PasswordCheck Verify(string? stored, string password)
    {
        if (!TryParse(stored, out var iterations, out var salt, out var expected) || !TryEncode(password, out var bytes))
        {
            DummyVerify(password);
            return PasswordCheck.Wrong;
        }

        if (!CryptographicOperations.FixedTimeEquals(Derive(bytes, salt, iterations), expected)) return PasswordCheck.Wrong;
        return iterations < Iterations ? PasswordCheck.RightButOld : PasswordCheck.Right;
    }

    /// <summary>Does the work of <see cref="Verify"/> for an account that does not exist.</summary>
    public static void DummyVerify(string password)
    {
        if (!TryEncode(password, out var bytes)) bytes = new byte[32];
        CryptographicOperations.FixedTimeEquals(Derive(bytes, DummySalt, Iterations), new byte[HashBytes]);
    }

    private static byte[] Derive(byte[] password, byte[] salt, int iterations)
    {
        try
        {
            Work.Add(iterations);
            return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(password);
        }
    }

    private static bool TryEncode(string password, out byte[] bytes)
    {
        bytes = [];
        if (password.Length > PasswordMax || !Utf16.IsWellFormed(password)) return false;
        bytes = Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC));
        return true;
    }

    private static string Format(int iterations, byte[] salt, byte[] hash) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{iterations}${System.Buffers.Text.Base64Url.EncodeToString(salt)}${System.Buffers.Text.Base64Url.EncodeToString(hash)}");

    private static bool TryParse(string? stored, out int iterations, out byte[] salt, out byte[] hash)
    {
        (iterations, salt, hash) = (0, [], []);
        if (stored is null || !stored.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var parts = stored[Prefix.Length..].Split('$');
        if (parts.Length != 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out iterations)
            || iterations is < 1 or > MostIterations)
            return false;
        var saltBuffer = new byte[SaltBytes];
        var hashBuffer = new byte[HashBytes];
        if (!TryDecode(parts[1], saltBuffer) || !TryDecode(parts[2], hashBuffer)) return false;
        (salt, hash) = (saltBuffer, hashBuffer);
        return true;
    }

    private static bool TryDecode(string text, byte[] target)
    {
        try
        {
            return System.Buffers.Text.Base64Url.TryDecodeFromChars(text, target, out var written) && written == target.Length;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
