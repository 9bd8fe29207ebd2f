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
                MatchPart.Place => ReferenceData.Divisions.Find(reason.Asked)?.NameWithProvince(language),
                MatchPart.Kind => ReferenceData.EmploymentKinds.Find(reason.Asked)?.Name(language),
                _ => decimal.TryParse(reason.Asked, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pay) ? MoneyText.Sum(pay, TalentWishes.PayCurrency, CultureInfo.CurrentUICulture) : null,
            };
            return texts["Match_Reason", texts["Part_" + reason.Part], name ?? texts["Match_NotNamed"].Value, reason.Points, reason.Weight * (int)MatchLevel.Full];
        }
    }
}
