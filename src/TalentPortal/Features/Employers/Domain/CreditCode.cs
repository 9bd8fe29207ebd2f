using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Employers.Domain;

/// <summary>
/// The unified social credit code that every organisation in China has (GB 32100-2015): 18 characters, the last of
/// which checks the others. Letters that look like digits do not occur in it.
/// </summary>
public static class CreditCode
{
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>As it is stored: capitals, without the blanks and hyphens people put between groups.</summary>
    public static string Normalise(string? typed) =>
        TextNormaliser.ForComparing(typed).Replace(" ", "").Replace("-", "").ToUpperInvariant();

    /// <summary>Whether a normalised code has the right length, characters and check character.</summary>
    public static bool IsValid(string code) =>
        code.Length == Length && code.All(c => Alphabet.Contains(c)) && code[2..8].All(char.IsAsciiDigit) && code[^1] == CheckCharacter(code);

    /// <summary>The check character that belongs behind the first 17.</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++) sum += Alphabet.IndexOf(code[i]) * Weights[i];
        return Alphabet[(31 - sum % 31) % 31];
    }
}
