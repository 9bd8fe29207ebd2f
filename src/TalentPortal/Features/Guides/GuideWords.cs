using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>What guides are called in words.</summary>
internal static class GuideWords
{
    extension(IStringLocalizer<GuidesText> texts)
    {
        /// <summary>Where it holds.</summary>
        public string Place(string? code) => code is null ? texts["Place_Country"].Value : PlaceName(code);

        /// <summary>A list of words as choices.</summary>
        public IReadOnlyList<Choice> Choices(string prefix, IEnumerable<string> words) => [.. words.Select(word => new Choice(word, texts[prefix + word].Value))];

        /// <summary>The members of an enumeration as choices, by the words that addresses use.</summary>
        public IReadOnlyList<Choice> Choices<TEnum>(string prefix)
            where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(value => new Choice(GuideWordLists.Word(value), texts[prefix + value].Value))];
    }

    public static string PlaceName(string code) =>
        ReferenceData.Divisions.Find(code)?.ShortName(Languages.Current) ?? ReferenceData.Districts.Find(code)?.Name(Languages.Current) ?? code;

    /// <summary>How a standing looks.</summary>
    public static StatusKind Badge(GuideStanding standing) => standing switch
    {
        GuideStanding.InForce => StatusKind.Done,
        GuideStanding.Announced or GuideStanding.DraftForComment => StatusKind.Waiting,
        _ => StatusKind.Closed,
    };

    /// <summary>A day that is known as far as the month or the year.</summary>
    public static string PartOfDay(string text) => FigureText.AsOf(text, CultureInfo.CurrentUICulture);
}
