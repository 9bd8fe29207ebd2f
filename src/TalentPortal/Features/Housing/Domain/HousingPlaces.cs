using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing.Domain;

/// <summary>Districts and the cities in which they lie.</summary>
public static class HousingPlaces
{
    public static bool IsKnown(string? code) => code is not null && (ReferenceData.Divisions.Find(code) is { IsCity: true } || ReferenceData.Districts.Find(code) is not null);

    /// <summary>The city of a district; of a city itself.</summary>
    public static string CityOf(string code) => ReferenceData.Districts.Find(code)?.CityCode ?? code;

    /// <summary>City and district, or the city alone.</summary>
    public static string NameOf(string code, Language language) => ReferenceData.Districts.Find(code) is { } district ? $"{CityName(district.CityCode, language)} \u00b7 {district.NameIn(language)}" : CityName(code, language);

    public static string CityName(string code, Language language) => ReferenceData.Divisions.Find(code)?.ShortName(language) ?? code;
}
