namespace TalentPortal.Platform.Text;

/// <summary>A telephone number in the one form in which it is compared: E.164, a plus, the country and at most 15 digits.</summary>
public static class PhoneNumber
{
    public const int TypedMax = 40;

    private const int DigitsMin = 8;
    private const int DigitsMax = 15;

    /// <summary>
    /// Out of what was typed, with its country in front (<c>+44 (0)20 7946 0018</c>, <c>0049 30 …</c>); null when the country
    /// is missing or it is no number. Whether somebody has it is not known, nor is the length of each country's numbers.
    /// </summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > TypedMax) return null;
        var text = TextNormaliser.ForComparing(typed).Trim().Replace("(0)", "", StringComparison.Ordinal);
        if (text.StartsWith("00", StringComparison.Ordinal)) text = "+" + text[2..];
        if (!text.StartsWith('+') || text[1..].Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('-' or '(' or ')' or '.' or '/' or '\u2013'))) return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length is >= DigitsMin and <= DigitsMax && digits[0] != '0' ? "+" + digits : null;
    }
}
