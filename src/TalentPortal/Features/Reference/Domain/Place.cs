namespace TalentPortal.Features.Reference.Domain;

/// <summary>
/// A place that was recognised in free text: a division of China, a city abroad, or only a country.
/// </summary>
/// <param name="DivisionCode">Code of the division, city or province, where the place lies in China.</param>
/// <param name="CountryCode">ISO 3166 alpha-2 code; Hong Kong, Macao and Taiwan have their own, as machine formats expect.</param>
/// <param name="City">The city abroad, where one was named.</param>
public sealed record Place(string? DivisionCode, string CountryCode, WorldCity? City)
{
    internal static Place In(Division division) => new(division.Code, division.CountryCode, null);
}

/// <summary>A city abroad that job postings name.</summary>
public sealed record WorldCity(string NameEn, string NameZh, string CountryCode);
