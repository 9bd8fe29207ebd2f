using System.Security.Cryptography;
using System.Text;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.LinkChecks.Domain;

/// <summary>The text of a page as it is compared with what it was, and what changed between two.</summary>
public static class PageChange
{
    /// <summary>What is kept of a change, in letters.</summary>
    public const int DetailMax = 4_000;

    /// <summary>Lines that are kept of a change.</summary>
    private const int LinesMost = 40;

    private const int LineMax = 300;

    /// <summary>Beyond that lines are compared without their order.</summary>
    private const int InOrderMost = 600;

    /// <summary>Without counters, the page's clock and what belongs to the page, each line once in one way of writing.</summary>
    public static string Normal(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => !PagePhrases.IsFurniture(line)).Select(line => Squeeze(PagePhrases.WithoutCounters(line))).Where(line => line.Any(char.IsLetterOrDigit)));

    /// <summary>SHA-256 of a normal text.</summary>
    public static string DigestOf(string normal) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal)));

    /// <summary>What went and what came, a line each with <c>- </c> or <c>+ </c> in front; null where both say the same.</summary>
    public static (string Detail, int Gone, int New)? Between(string before, string after)
    {
        var lines = Lines(before, after).Where(line => line.Change != TextChange.Same).ToList();
        if (lines.Count == 0) return null;
        var detail = new StringBuilder();
        foreach (var (change, text) in lines.Take(LinesMost))
        {
            var line = (change == TextChange.Gone ? "- " : "+ ") + (text.Length > LineMax ? text[..(char.IsHighSurrogate(text[LineMax - 1]) ? LineMax - 1 : LineMax)] + "\u2026" : text);
            if (detail.Length + line.Length >= DetailMax) break;
            if (detail.Length > 0) detail.Append('\n');
            detail.Append(line);
        }

        return (detail.ToString(), lines.Count(line => line.Change == TextChange.Gone), lines.Count(line => line.Change == TextChange.New));
    }

    private static IReadOnlyList<(TextChange Change, string Text)> Lines(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        if (old.Length <= InOrderMost && now.Length <= InOrderMost) return TextDiff.Lines(before, after);
        var (was, stays) = (old.ToHashSet(StringComparer.Ordinal), now.ToHashSet(StringComparer.Ordinal));
        return [.. old.Where(line => !stays.Contains(line)).Select(line => (TextChange.Gone, line)), .. now.Where(line => !was.Contains(line)).Select(line => (TextChange.New, line))];
    }

    private static string Squeeze(string line) => string.Join(' ', line.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
