namespace TalentPortal.Platform.Text;

/// <summary>The identifier that researchers carry: sixteen signs, the last one a check digit (ISO 7064, MOD 11-2).</summary>
public static class Orcid
{
    public const int Length = 19;

    /// <summary>Longest text in which one is looked for: an address with it at the end.</summary>
    public const int TypedMax = 60;

    /// <summary>As it is written, <c>0000-0002-1825-0097</c>, out of what was typed, an address included; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > TypedMax) return null;
        var text = TextNormaliser.ForComparing(typed).Trim().TrimEnd('/');
        text = text[(text.LastIndexOf('/') + 1)..];
        var signs = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u2013' or '\u2010'))).ToUpperInvariant();
        if (signs.Length != 16 || !signs[..15].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(signs[15]) || signs[15] == 'X')) return null;
        var total = signs[..15].Aggregate(0, (sum, digit) => (sum + (digit - '0')) * 2);
        var check = (12 - (total % 11)) % 11;
        if (signs[15] != (check == 10 ? 'X' : (char)('0' + check))) return null;
        return $"{signs[..4]}-{signs[4..8]}-{signs[8..12]}-{signs[12..]}";
    }
}
