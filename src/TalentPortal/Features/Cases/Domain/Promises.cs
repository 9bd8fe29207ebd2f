using System.Globalization;
using System.Reflection;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Nobody may promise money: what reads like it is stopped before it is handed on.</summary>
public static class Promises
{
    private static readonly IReadOnlyList<string> Money = [.. CsvTable.FromResource(Assembly.GetExecutingAssembly(), "case_money_words.csv", "word").Rows.Select(row => row.Text("word"))];

    /// <summary>Whether the words name an amount: a number with a currency within a few characters of it.</summary>
    public static bool NameMoney(string? words)
    {
        if (words is null) return false;
        foreach (var word in Money)
            for (var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
                if (HasNumber(words.AsSpan(Math.Max(0, at - Near), at - Math.Max(0, at - Near))) || HasNumber(words.AsSpan(at + word.Length, Math.Min(Near, words.Length - at - word.Length)))) return true;
        return false;
    }

    private const int Near = 4;

    private static bool HasNumber(ReadOnlySpan<char> around)
    {
        foreach (var sign in around)
            if (char.GetUnicodeCategory(sign) is UnicodeCategory.DecimalDigitNumber) return true;
        return false;
    }
}
