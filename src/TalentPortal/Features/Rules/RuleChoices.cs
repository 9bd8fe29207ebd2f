using Microsoft.Extensions.Localization;
using TalentPortal.Components;

namespace TalentPortal.Features.Rules;

/// <summary>The values of an enum as a list to choose from.</summary>
internal static class RuleChoices
{
    /// <param name="prefix">Of the texts' names.</param>
    public static IReadOnlyList<Choice> Choices<TEnum>(this IStringLocalizer<RulesText> texts, string prefix)
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(one => new Choice(one.ToString(), texts[prefix + one]))];
}
