using System.Globalization;
using System.Text;

namespace TalentPortal.Platform.Mail;

/// <summary>What a mail address may be: enough to send to it safely, not everything that RFC 5321 allows.</summary>
public static class MailAddressRules
{
    /// <summary>One at sign, something on both sides, no spaces, control characters, brackets, quotes, commas; at most <see cref="MailQueue.AddressMax"/> characters.</summary>
    public static bool IsAddress(string? address)
    {
        if (address is null || address.Length > MailQueue.AddressMax) return false;
        var at = address.IndexOf('@');
        if (at is < 1 or > 64 || at == address.Length - 1 || address.LastIndexOf('@') != at) return false;
        if (address.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)) return false;
        return address.AsSpan().IndexOfAny("<>()[]\\,;:\"") < 0 && !address.Contains("..", StringComparison.Ordinal) && address[^1] != '.' && address[at + 1] != '.' && address[at - 1] != '.' && address[0] != '.';
    }

    /// <summary>The address with the domain as servers want it: in ASCII.</summary>
    /// <exception cref="FormatException">The domain has no ASCII form.</exception>
    public static string ToWire(string address)
    {
        var at = address.IndexOf('@');
        try
        {
            return address[..(at + 1)] + new IdnMapping().GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException error)
        {
            throw new FormatException("The domain of the address has no ASCII form.", error);
        }
    }
}
