using System.Globalization;
using System.Text;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ReturnPlans;

/// <summary>What people type into the plan's fields and what stands in addresses: with thousands separators, with digits of a Chinese input method.</summary>
internal static class PlanTyped
{
    /// <summary>No typing error: what a place allows is a figure, and not asked here.</summary>
    public const int FundMost = 30;

    public static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    /// <summary>Nothing, or an amount that can be reckoned with.</summary>
    public static bool IsMoney(string? text) => IsBlank(text) || Money(text) is not null;

    /// <summary>Zero or more, to the fen; null where there is none, or what stands there is none.</summary>
    public static decimal? Money(string? text) => Number(text) is { } amount && amount <= PlanFacts.MoneyMost && decimal.Round(amount, 2) == amount ? amount : null;

    public static int? Count(string? text) => Number(text) is { } number && number <= PlanFacts.ChildrenMost && decimal.Truncate(number) == number ? (int)number : null;

    /// <summary>A share of the housing fund, of per cents.</summary>
    public static decimal? Share(string? text) => Number(text?.TrimEnd(' ', '%')) is <= FundMost and { } percent ? percent / 100 : null;

    /// <summary>This year or the next; else this.</summary>
    public static int Year(string? text, int now) => Number(text) is { } year && (year == now || year == now + 1) ? (int)year : now;

    /// <summary>A choice by its name in any case; else the first.</summary>
    public static T Choice<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().FirstOrDefault(value => string.Equals(Name(value), text, StringComparison.OrdinalIgnoreCase));

    /// <summary>A choice as addresses write it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();

    private static decimal? Number(string? text)
    {
        if (IsBlank(text) || text!.Length > ViewReturnPlan.ValueMax || !PlainText.IsStorable(text)) return null;
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
