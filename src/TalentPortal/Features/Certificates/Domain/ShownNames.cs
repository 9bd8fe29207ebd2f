namespace TalentPortal.Features.Certificates.Domain;

/// <summary>How a name stands on a certificate.</summary>
public static class ShownNames
{
    private const char Hidden = '*';

    /// <summary>Of a Chinese name the family name's first character and a star for each other, of another one the first letters of its words.</summary>
    public static string Initials(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length == 0) return "";
        if (IsHan(trimmed[0])) return trimmed[0] + new string(Hidden, Math.Max(1, trimmed.Length - 1));
        return string.Join(' ', trimmed.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => char.ToUpperInvariant(word[0]) + "."));
    }

    private static bool IsHan(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
