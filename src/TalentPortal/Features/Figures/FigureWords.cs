using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Figures;

/// <summary>Figures as the page and the files write them: one way for both.</summary>
internal static class FigureWords
{
    extension(IStringLocalizer<FiguresText> texts)
    {
        /// <summary>A number of people, or the mark of what is hidden.</summary>
        public string People(int? people) => people is { } shown ? shown.ToString("N0", CultureInfo.CurrentCulture) : texts["Figures_Hidden"];

        public string Percent(int? percent) => percent is { } shown ? texts["Figures_Percent", shown] : texts["Figures_Hidden"];

        public string Days(decimal? days) => days is { } shown ? shown.ToString("0.#", CultureInfo.CurrentCulture) : texts["Figures_Hidden"];

        public string Share(Band? band) => band is { } shown ? texts["Figures_ShareRange", shown.From, shown.To] : texts["Figures_Hidden"];

        public string Range(Band band) => texts["Figures_Range", band.From, band.To];

        /// <summary>A row of a cut by its code; the code itself where it says nothing any more.</summary>
        public string Row(FigureCut cut, string code) => cut switch
        {
            FigureCut.Quarter => texts["Quarter", code],
            FigureCut.Country => ReferenceData.Countries.Find(code)?.Name(Languages.Current) ?? code,
            FigureCut.Source => texts["Source_" + code],
            FigureCut.Industry => ReferenceData.Industries.Find(code)?.Name(Languages.Current) ?? code,
            _ => texts["Route_" + code],
        };

        public string Reason(CaseCloseReason? reason) => reason is { } one ? texts["End_" + one] : texts["End_UnderWay"];

        /// <summary>The years of a scope: "2026", "2024–2026".</summary>
        public string Period(FiguresScope scope) => scope.From == scope.To ? scope.From.ToString(CultureInfo.InvariantCulture) : texts["Figures_Period", scope.From.ToString(CultureInfo.InvariantCulture), scope.To.ToString(CultureInfo.InvariantCulture)];

        /// <summary>A level in a few words: a promise, and between whom.</summary>
        public string Level(string key)
        {
            var (what, of) = key.Split('_') is [var first, var second] ? (first, second) : (key, "");
            if (what == "Answer") return texts["Level_Answer"];
            if (what == "CheckIn") return texts["Level_CheckIn", of];
            var tiers = Enum.GetValues<CaseTier>();
            var (from, to) = (from one in tiers from two in tiers where $"{one}{two}" == what select (one, two)).First();
            return texts["Level_" + of, texts["Tier_" + from], texts["Tier_" + to]];
        }

        /// <summary>What a level counts.</summary>
        public string LevelMeans(string key) => texts["LevelMeans_" + (key == "Answer" ? key : key.StartsWith("CheckIn", StringComparison.Ordinal) ? "CheckIn" : key.Split('_')[1])];
    }

    public static string Stage(string code) => Playbook.Current[code].Name.In(Languages.Current);

    /// <summary>About how many cases each consultant of a tier has; null where there is none.</summary>
    public static int? Each(LoadFigure load) => load.Consultants == 0 ? null : (int)Math.Round((load.Cases.From + load.Cases.To) / 2m / load.Consultants, MidpointRounding.AwayFromZero);
}
