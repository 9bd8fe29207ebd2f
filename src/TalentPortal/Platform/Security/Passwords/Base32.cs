using System.Text;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Security.Passwords;

/// <summary>Base32 of RFC 4648 without padding, and reading of what people type: any case, spaces and hyphens, full-width forms.</summary>
internal static class Base32
{
    public const string Rfc4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Crockford's alphabet, without I, L, O and U, which are misread or misspelt.</summary>
    public const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Encode(ReadOnlySpan<byte> bytes, string alphabet)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8 | b) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(alphabet[buffer >> (bits - 5) & 31]);
        }

        if (bits > 0) text.Append(alphabet[buffer << (5 - bits) & 31]);
        return text.ToString();
    }

    /// <summary>Null when a character is not of the alphabet or the length cannot be.</summary>
    public static byte[]? Decode(string text, string alphabet)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        int buffer = 0, bits = 0;
        foreach (var c in text)
        {
            var value = alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0) return null;
            buffer = (buffer << 5 | value) & 0xfff;
            if ((bits += 5) < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return bits < 5 && (buffer & (1 << bits) - 1) == 0 ? [.. bytes] : null;
    }

    /// <summary>Upper case, without spaces and hyphens, full-width letters and digits as plain ones; null for text nobody would type.</summary>
    public static string? Tidy(string? typed, int maxLength)
    {
        if (typed is null || typed.Length > maxLength || !Utf16.IsWellFormed(typed)) return null;
        var tidy = new StringBuilder(typed.Length);
        foreach (var c in typed.Normalize(NormalizationForm.FormKC))
            if (!char.IsWhiteSpace(c) && c is not ('-' or '\u2010' or '\u2011' or '\u2013' or '\u2014')) tidy.Append(char.ToUpperInvariant(c));
        return tidy.ToString();
    }
}
