using Microsoft.Extensions.Localization;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Programmes;

/// <summary>What would have to be different, as a sentence.</summary>
internal static class WayWords
{
    public static string Of(Way way, IStringLocalizer<ProgrammesText> texts)
    {
        List<string> steps = [.. way.Changes.Where(change => change.Fact.Change != FactChange.Time).Select(Step)];
        if (way.WaitMonths is { } months)
        {
            var grown = way.Changes.Where(change => change.Fact.Change == FactChange.Time).Select(Step).ToList();
            steps.Add(grown.Count == 0 ? texts["Way_WaitOnly", months] : texts["Way_Wait", months, string.Join(texts["List_Comma"], grown)]);
        }

        return string.Join(texts["Way_And"], steps);

        string Step(Change change) => texts["Way_Change", change.Fact.Name.In(Languages.Current), RuleWords.Of(change.Fact, change.To).In(Languages.Current)];
    }
}
