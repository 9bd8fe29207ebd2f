using TalentPortal.Components;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>Countries to choose from, in the language of the page.</summary>
public static class CountryChoices
{
    /// <summary>Where most people who use the portal live or studied; they stand first.</summary>
    private static readonly string[] Frequent = ["US", "GB", "CA", "AU", "DE", "FR", "JP", "KR", "SG", "CN", "HK"];

    /// <summary>The frequent ones under a heading of their own, then the others by name.</summary>
    /// <param name="often">Heading over the frequent ones.</param>
    /// <param name="all">Heading over the others.</param>
    /// <param name="first">ISO 3166 alpha-2 of a frequent one that stands before all where it is chosen most; null for none.</param>
    public static IReadOnlyList<Choice> Of(string often, string all, string? first = null) =>
    [
        .. Frequent.OrderBy(code => code != first).Select(code => Of(ReferenceData.Countries[code], often)),
        .. ReferenceData.Countries.Where(country => !Frequent.Contains(country.Code)).Select(country => Of(country, all)).OrderBy(choice => choice.Text, StringComparer.CurrentCulture),
    ];

    private static Choice Of(Country country, string group) => new(country.Code, country.Name(Languages.Current)) { Group = group };
}
