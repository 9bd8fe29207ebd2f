using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents;

/// <summary>Documents as people call them, in the language of the page.</summary>
internal static class DocumentWords
{
    /// <summary>Where most people who use the portal live or studied; they stand first.</summary>
    private static readonly string[] frequent = ["CN", "US", "GB", "CA", "AU", "DE", "FR", "JP", "KR", "SG", "HK"];

    /// <summary>What it is, and whose where it is not the person's own.</summary>
    public static string Of(DocumentKind kind, Bearer bearer, IStringLocalizer<DocumentsText> T) =>
        bearer == Bearer.Self ? kind.Name.In(Languages.Current) : T["Documents_Of", kind.Name.In(Languages.Current), T["Bearer_" + bearer].Value];

    /// <summary>Countries to choose from.</summary>
    public static IReadOnlyList<Choice> Countries(IStringLocalizer<DocumentsText> T) =>
    [
        .. frequent.Select(code => Country(ReferenceData.Countries[code], T["SaveDocument_CountriesOften"])),
        .. ReferenceData.Countries.Where(country => !frequent.Contains(country.Code)).Select(country => Country(country, T["SaveDocument_CountriesAll"])).OrderBy(choice => choice.Text, StringComparer.CurrentCulture),
    ];

    private static Choice Country(Country country, string group) => new(country.Code, country.Name(Languages.Current)) { Group = group };
}
