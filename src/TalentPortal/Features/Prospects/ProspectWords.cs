using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>States and codes of a prospect as pages show them.</summary>
internal static class ProspectWords
{
    /// <summary>Colour and icon of a state.</summary>
    public static StatusKind Kind(ProspectState state) => state switch
    {
        ProspectState.Entered => StatusKind.New,
        ProspectState.Invited => StatusKind.Waiting,
        ProspectState.Confirmed => StatusKind.Done,
        _ => StatusKind.Closed,
    };

    public static string? Country(string? code) => ReferenceData.Countries.Find(code)?.Name(Languages.Current);

    /// <summary>The field of work.</summary>
    public static string? Field(string? code) => ReferenceData.Industries.Find(code)?.Name(Languages.Current);

    public static string? Speaks(IStringLocalizer texts, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? null : string.Join(texts["Prospect_And"], codes.Select(code => ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code));

    /// <summary>By what two entries agree, in words.</summary>
    public static string By(IStringLocalizer texts, IEnumerable<ContactKeyKind> kinds) => string.Join(texts["Prospect_And"], kinds.Select(kind => texts["Key_" + kind].Value));

    /// <summary>One field of a prospect as merging shows it; null when nothing is known.</summary>
    public static string? Of(IStringLocalizer texts, ProspectFacts facts, ProspectField field) => field switch
    {
        ProspectField.Characters => facts.Characters,
        ProspectField.Letters => facts.Letters,
        ProspectField.Email => facts.Email,
        ProspectField.Phone => facts.Phone,
        ProspectField.Orcid => facts.Orcid,
        ProspectField.Country => Country(facts.CountryCode),
        ProspectField.Field => Field(facts.FieldCode),
        ProspectField.Languages => Speaks(texts, facts.Languages),
        ProspectField.Source => texts["Prospect_Noted", texts["Source_" + facts.Source], facts.SourceNote ?? ""],
        ProspectField.Basis => texts["Prospect_Noted", texts["Basis_" + facts.Basis], facts.BasisNote ?? ""],
        _ => facts.Permission == ContactPermission.NotAsked ? texts["Permission_NotAsked"]
            : texts["Prospect_Noted", texts["Prospect_On", texts["Permission_" + facts.Permission], DateWords.Day(facts.PermissionOn!.Value, Languages.Current.Culture())], facts.PermissionHow ?? ""],
    };

    /// <summary>The choice that stands before what was typed about it: the typed words may be in the other language.</summary>
    public static string? Head(IStringLocalizer texts, ProspectFacts facts, ProspectField field) => field switch
    {
        ProspectField.Source => texts["Prospect_Noted", texts["Source_" + facts.Source], ""].Value,
        ProspectField.Basis => texts["Prospect_Noted", texts["Basis_" + facts.Basis], ""].Value,
        ProspectField.Permission when facts.PermissionOn is { } day =>
            texts["Prospect_Noted", texts["Prospect_On", texts["Permission_" + facts.Permission], DateWords.Day(day, Languages.Current.Culture())], ""].Value,
        _ => null,
    };

    /// <summary>What was typed about a choice; null where nothing was.</summary>
    public static string? Note(ProspectFacts facts, ProspectField field) => field switch
    {
        ProspectField.Source => facts.SourceNote,
        ProspectField.Basis => facts.BasisNote,
        ProspectField.Permission => facts.PermissionHow,
        _ => null,
    };

    /// <summary>The zones to choose from, from west to east, each with its distance from UTC now.</summary>
    public static IReadOnlyList<Choice> Zones(IStringLocalizer texts, DateTimeOffset now) =>
        [.. ReferenceData.TimeZones.Select(zone => (Zone: zone, Offset: zone.Info.GetUtcOffset(now))).OrderBy(item => item.Offset).ThenBy(item => item.Zone.Name(Languages.Current), StringComparer.CurrentCulture)
            .Select(item => new Choice(item.Zone.Code, texts["Zone_Label", item.Zone.Name(Languages.Current), item.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(item.Offset < TimeSpan.Zero ? '\u2212' : '+')}{item.Offset:h\\:mm}"]))];

    public static IReadOnlyList<Choice> Countries() => [.. ReferenceData.Countries.Select(country => new Choice(country.Code, country.Name(Languages.Current))).OrderBy(choice => choice.Text, StringComparer.CurrentCulture)];
}
