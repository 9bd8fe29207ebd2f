using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>
/// Time-based one-time codes (RFC 6238): HMAC-SHA1, 30 seconds, 6 digits, the step before and the one after accepted for
/// clocks that differ. SHA-1 because authenticator apps ignore anything else; its weakness does not touch HMAC.
/// </summary>
public static class Totp
{
    /// <summary>Bytes of a new key: 160 bits, as RFC 4226 recommends.</summary>
    public const int KeyBytes = 20;

    public const int Digits = 6;

    /// <summary>Length of a step in seconds.</summary>
    public const int StepSeconds = 30;

    private const int Window = 1;
    private const int LongestTyped = 32;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The key as people type it into an app: Base32 without padding.</summary>
    public static string ToBase32(ReadOnlySpan<byte> key) => Base32.Encode(key, Base32.Rfc4648);

    /// <returns>The key, or null when the text is no Base32.</returns>
    public static byte[]? FromBase32(string? text) => Base32.Tidy(text, 128)?.TrimEnd('=') is { Length: > 0 } tidy ? Base32.Decode(tidy, Base32.Rfc4648) : null;

    /// <summary>Number of whole steps since 1970.</summary>
    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step, 6 digits.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step) => (Truncated(key, step) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Finds the step that a typed code belongs to. Spaces and full-width digits are accepted.</summary>
    /// <param name="lastStep">The last step accepted for this key; it and all before are refused.</param>
    /// <returns>
    /// The step, or null when the code is wrong. The caller must store it with a compare-and-set
    /// (<c>update … set last_step = @step where last_step is null or last_step &lt; @step</c>) and let the user in only
    /// when that changed a row: of two requests with one code, one gets in.
    /// </returns>
    public static long? FindStep(ReadOnlySpan<byte> key, string? typed, DateTimeOffset now, long? lastStep)
    {
        if (Base32.Tidy(typed, LongestTyped) is not { Length: Digits } code) return null;
        long? found = null;
        // All steps are computed whatever is found, so that time says nothing of which one it was.
        for (var step = StepAt(now) - Window; step <= StepAt(now) + Window; step++)
        {
            var equal = CryptographicOperations.FixedTimeEquals(
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(code.AsSpan()), System.Runtime.InteropServices.MemoryMarshal.AsBytes(Code(key, step).AsSpan()));
            if (equal && !(step <= lastStep)) found ??= step;
        }

        return found;
    }

    /// <summary>The address an authenticator app reads from a QR code (Google's Key Uri Format).</summary>
    public static string ProvisioningUri(string issuer, string account, ReadOnlySpan<byte> key)
    {
        // A colon separates issuer and account, so neither may hold one.
        var name = Uri.EscapeDataString(issuer.Replace(':', ' '));
        return $"otpauth://totp/{name}:{Uri.EscapeDataString(account.Replace(':', ' '))}?secret={ToBase32(key)}&issuer={name}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
    }

    /// <summary>The 31-bit number of RFC 4226, section 5.3.</summary>
    internal static int Truncated(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        return BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
    }
}
