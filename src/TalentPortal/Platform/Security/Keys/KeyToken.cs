using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Files;

namespace TalentPortal.Platform.Security.Keys;

/// <summary>
/// A key as its holder has it: <c>tp_live_</c>, twelve characters that find it, thirty-two that prove it, six of a
/// checksum. Beginning and checksum let scanners of source code know one for certain, and let wrong ones be refused
/// without a look at the database.
/// </summary>
public sealed record KeyToken(string Text)
{
    public const string Start = "tp_live_";

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int SecretLength = 32;
    private const int ChecksumLength = 6;

    /// <summary>By which it is found; no secret.</summary>
    public string Prefix => Text.Substring(Start.Length, EmployerKey.PrefixLength);

    /// <summary>All that is kept of it. The secret has 190 random bits, so that a fast hash is enough.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>Prefix and hash in one text: what a request carries in place of the key, so that no key passes through logs and receipts.</summary>
    public string Print => $"{Prefix}:{Convert.ToHexStringLower(Hash)}";

    public static KeyToken New()
    {
        var body = RandomNumberGenerator.GetString(Letters, EmployerKey.PrefixLength + SecretLength);
        return new(Start + body + Checksum(body));
    }

    /// <summary>The key in a text, or null where it is none.</summary>
    public static KeyToken? Read(string? text)
    {
        if (text is null || text.Length != Start.Length + EmployerKey.PrefixLength + SecretLength + ChecksumLength || !text.StartsWith(Start, StringComparison.Ordinal)) return null;
        var body = text[Start.Length..^ChecksumLength];
        return body.All(char.IsAsciiLetterOrDigit) && Checksum(body) == text[^ChecksumLength..] ? new(text) : null;
    }

    /// <summary>Prefix and hash out of a <see cref="Print"/>; null where it is none.</summary>
    public static (string Prefix, byte[] Hash)? ReadPrint(string? print)
    {
        if (print?.Split(':') is not [{ Length: EmployerKey.PrefixLength } prefix, { Length: EmployerKey.HashLength * 2 } hash] || !prefix.All(char.IsAsciiLetterOrDigit) || !hash.All(char.IsAsciiHexDigitLower)) return null;
        return (prefix, Convert.FromHexString(hash));
    }

    private static string Checksum(string body)
    {
        var (rest, text) = (Crc32.Append(0, Encoding.ASCII.GetBytes(body)), new char[ChecksumLength]);
        for (var at = ChecksumLength - 1; at >= 0; at--, rest /= (uint)Letters.Length) text[at] = Letters[(int)(rest % (uint)Letters.Length)];
        return new string(text);
    }
}
