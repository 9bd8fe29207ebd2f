using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>Codes of an employer in words of the page's language.</summary>
internal static class EmployerWords
{
    /// <summary>City with province, or the country abroad; null where nothing is known.</summary>
    public static string? Place(string? divisionCode, string? countryCode)
    {
        var language = Languages.Current;
        return ReferenceData.Divisions.Find(divisionCode)?.NameWithProvince(language) ?? ReferenceData.Countries.Find(countryCode)?.Name(language);
    }

    public static string? Industry(string? code) => ReferenceData.Industries.Find(code)?.Name(Languages.Current);

    /// <summary>The credit code, or the number with the country whose register it is in.</summary>
    public static string? Registration(string? creditCode, string? country, string? number) =>
        creditCode ?? (number is null ? null : $"{number} ({ReferenceData.Countries.Find(country)?.Name(Languages.Current) ?? country})");
}
