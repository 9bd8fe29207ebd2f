using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Documents;

/// <summary>Documents as people call them, in the language of the page.</summary>
internal static class DocumentWords
{
    /// <summary>What it is, and whose where it is not the person's own.</summary>
    public static string Of(DocumentKind kind, Bearer bearer, IStringLocalizer<DocumentsText> T) =>
        bearer == Bearer.Self ? kind.Name.In(Languages.Current) : T["Documents_Of", kind.Name.In(Languages.Current), T["Bearer_" + bearer].Value];

    /// <summary>Countries to choose from; many papers are issued at home.</summary>
    public static IReadOnlyList<Choice> Countries(IStringLocalizer<DocumentsText> T) => CountryChoices.Of(T["SaveDocument_CountriesOften"], T["SaveDocument_CountriesAll"], first: "CN");
}
