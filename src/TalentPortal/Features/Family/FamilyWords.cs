using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family;

/// <summary>Wishes in the words of the page.</summary>
internal static class FamilyWords
{
    public static IReadOnlyList<Choice> Industries => [.. ReferenceData.Industries.Roots.SelectMany(root => ReferenceData.Industries.WithDescendants(root.Code)
        .Select(industry => new Choice(industry.Code, industry.Name(Languages.Current)) { Group = root.Name(Languages.Current) }))];

    public static IReadOnlyList<Choice> Levels(IStringLocalizer texts) => [.. Enum.GetNames<WorkLevel>().Select(name => new Choice(name, texts["Level_" + name]))];

    public static string Industry(string? code) => ReferenceData.Industries.Find(code)?.Name(Languages.Current) ?? "";

    public static string Places(IEnumerable<string> codes, IStringLocalizer texts) => string.Join(texts["Family_Comma"], codes.Select(code => ReferenceData.Divisions.Find(code)?.Name(Languages.Current) ?? code));
}
