using System.Globalization;
using System.Text;
using TalentPortal.Platform.Text;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>An e-mail address in the one form in which it is stored and compared.</summary>
/// <param name="Value">As it is written to: <c>Lin.Yue@example.org</c>; a domain in Chinese is in its ASCII form.</param>
/// <param name="Key">As it is compared: lower case.</param>
public sealed record EmailAddress(string Value, string Key)
{
    /// <summary>Longest address, RFC 5321 with the angle brackets taken off.</summary>
    public const int LengthMax = 254;

    private const int LocalMax = 64;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Reads what a person typed: full-width forms of an input method count as plain ones, spaces around are dropped.
    /// Local parts beyond ASCII, quoted ones and address literals are refused: hardly any mail server takes them.
    /// </summary>
    public static EmailAddress? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * LengthMax || !Utf16.IsWellFormed(typed)) return null;
        var text = typed.Normalize(NormalizationForm.FormKC).Replace('\u3002', '.').Trim();
        var at = text.LastIndexOf('@');
        if (at is < 1 or > LocalMax || at == text.Length - 1) return null;
        var local = text[..at];
        if (local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal)) return null;
        if (!local.All(c => char.IsAsciiLetterOrDigit(c) || LocalSigns.Contains(c, StringComparison.Ordinal))) return null;
        if (Domain(text[(at + 1)..]) is not { } domain) return null;
        var value = local + "@" + domain;
        return value.Length > LengthMax ? null : new(value, value.ToLowerInvariant());
    }

    /// <summary>Enough to recognise one's own address, not enough to write to it: <c>l•••@example.org</c>.</summary>
    public static string Masked(string value)
    {
        var at = value.LastIndexOf('@');
        return at < 1 ? "\u2022\u2022\u2022" : value[..1] + "\u2022\u2022\u2022" + value[at..];
    }

    public override string ToString() => Masked(Value);

    private static string? Domain(string text)
    {
        try
        {
            var domain = Idn.GetAscii(text).ToLowerInvariant();
            var last = domain[(domain.LastIndexOf('.') + 1)..];
            return last.Length is > 0 && last.Length < domain.Length && !last.All(char.IsAsciiDigit) ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
