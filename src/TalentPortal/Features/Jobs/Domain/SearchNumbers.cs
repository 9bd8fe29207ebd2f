using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// Small numbers for the codes of the reference data, so that the rows of the search stay narrow. They are reckoned from
/// the code alone, so no dictionary has to be kept; 0 means "not said". A test keeps them different from one another.
/// </summary>
public static class SearchNumbers
{
    private static readonly FrozenDictionary<int, string> industries = ReferenceData.Industries.ToFrozenDictionary(i => Of(i.Code), i => i.Code);

    /// <summary>Province and city of a division. A province that is one city (Beijing, Hong Kong) is its own city.</summary>
    public static (short Province, int City) OfPlace(string? divisionCode)
    {
        if (ReferenceData.Divisions.Find(divisionCode) is not { } division) return (0, 0);
        var code = int.Parse(division.Code, CultureInfo.InvariantCulture);
        return ((short)(code / 10_000), division.IsCity ? code : 0);
    }

    /// <summary>The branch at the root and the branch itself.</summary>
    public static (int Sector, int Industry) OfIndustry(string? code)
    {
        if (ReferenceData.Industries.Find(code) is not { } industry) return (0, 0);
        return (Of(ReferenceData.Industries.Ancestors(industry.Code).LastOrDefault()?.Code ?? industry.Code), Of(industry.Code));
    }

    public static short OfKind(string? code) => (short)(ReferenceData.EmploymentKinds.Find(code)?.Position ?? 0);

    /// <summary>Rank and one, so that "no degree required" is a value of its own beside "not said".</summary>
    public static short OfDegree(string? code) => ReferenceData.Degrees.Find(code) is { } degree ? (short)(degree.Rank + 1) : (short)0;

    public static short OfWorkplace(Workplace workplace) => (short)((int)workplace + 1);

    public static short OfEmployerKind(EmployerKind kind) => (short)((int)kind + 1);

    public static Workplace? Workplace(int number) => Enum.IsDefined((Workplace)(number - 1)) ? (Workplace)(number - 1) : null;

    public static EmployerKind? EmployerKind(int number) => Enum.IsDefined((EmployerKind)(number - 1)) ? (EmployerKind)(number - 1) : null;

    public static Division? Province(int number) => ReferenceData.Divisions.Find(string.Create(CultureInfo.InvariantCulture, $"{number:00}0000"));

    public static Division? City(int number) => ReferenceData.Divisions.Find(number.ToString("000000", CultureInfo.InvariantCulture));

    public static Industry? Industry(int number) => ReferenceData.Industries.Find(industries.GetValueOrDefault(number));

    public static EmploymentKind? Kind(int number) => ReferenceData.EmploymentKinds.FirstOrDefault(kind => kind.Position == number);

    public static Degree? Degree(int number) => ReferenceData.Degrees.FirstOrDefault(degree => degree.Rank + 1 == number);

    internal static int Of(string code) => (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(code))) & 0x7fffffff);
}
