using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>Reasons in words, on all pages of matches.</summary>
internal static class MatchWords
{
    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    extension(IStringLocalizer<MatchesText> texts)
    {
        /// <summary>The reasons of one level, in one line; null where there are none.</summary>
        public string? Line(MatchFitness fitness, MatchLevel level)
        {
            var reasons = fitness.Reasons.Where(reason => reason.Level == level).Select(reason => texts.Reason(reason)).ToList();
            return reasons.Count == 0 ? null : texts["Match_" + level, string.Join(texts["Match_And"], reasons)].Value;
        }

        /// <summary>What a posting asks for in a part, or that it says nothing.</summary>
        private string Reason(MatchReason reason)
        {
            var language = Languages.Current;
            var name = reason.Part switch
            {
                MatchPart.Degree => ReferenceData.Degrees.Find(reason.Asked)?.Name(language),
                MatchPart.Field => ReferenceData.Industries.Find(reason.Asked)?.Name(language),
                MatchPart.Occupation => ReferenceData.Occupations.Find(reason.Asked)?.Name(language),
                MatchPart.Skills => texts.Skills(reason),
                MatchPart.Years => Number(reason.Asked) is { } years ? texts[years == 0 ? "Match_NoYears" : "Match_Years", years].Value : null,
                MatchPart.Chinese => Number(reason.Asked) is { } level ? texts[level == 0 ? "Match_NoChinese" : "Match_Hsk", level].Value : null,
                MatchPart.Place => ReferenceData.Divisions.Find(reason.Asked)?.NameWithProvince(language),
                MatchPart.Kind => ReferenceData.EmploymentKinds.Find(reason.Asked)?.Name(language),
                _ => decimal.TryParse(reason.Asked, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pay) ? MoneyText.Sum(pay, TalentWishes.PayCurrency, CultureInfo.CurrentUICulture) : null,
            };
            return texts["Match_Reason", texts["Part_" + reason.Part], name ?? texts["Match_NotNamed"].Value, reason.Points, reason.Weight * (int)MatchLevel.Full];
        }

        /// <summary>The skills that are asked for, and which of them are wanting.</summary>
        private string? Skills(MatchReason reason) => reason.Asked is null ? null
            : reason.Lacking is null || reason.Level == MatchLevel.Missing ? texts.Skills(reason.Asked) : texts["Match_Lacking", texts.Skills(reason.Asked), texts.Skills(reason.Lacking)].Value;

        private string Skills(string codes) => string.Join(texts["Match_Comma"], codes.Split(',').Select(code => ReferenceData.Skills.Find(code)?.Name(Languages.Current) ?? code));
    }
}
