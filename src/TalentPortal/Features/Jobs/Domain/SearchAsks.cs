using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What a posting asks for, as the keys of one column of the index: its occupation with the groups above it, its skills,
/// the level of Chinese, the years of experience, and the classes of work permit that the employer names; and its district. A posting that
/// says nothing of one of these has no key of it.
/// </summary>
public static class SearchAsks
{
    private const int HskBase = 100;
    private const int YearsBase = 200;
    private const int PermitBase = 300;
    private const int OccupationBase = 10_000;

    /// <summary>Codes of districts have six digits.</summary>
    private const int DistrictBase = 100_000;

    /// <summary>Set in every key of a skill and in no other.</summary>
    private const int SkillBit = 0x40000000;

    private static readonly Lazy<FrozenDictionary<int, Skill>> skills = new(() => ReferenceData.Skills.ToFrozenDictionary(skill => OfSkill(skill.Code)!.Value));

    /// <summary>The key of an occupation or of a group of them; null for an unknown one.</summary>
    public static int? OfOccupation(string? code) =>
        ReferenceData.Occupations.Find(code) is { } known ? (OccupationBase * known.Code.Length) + int.Parse(known.Code, CultureInfo.InvariantCulture) : null;

    /// <summary>The key of a curated skill; null for an unknown one.</summary>
    public static int? OfSkill(string? code) => ReferenceData.Skills.Find(code) is { } known ? SearchNumbers.Of(known.Code) | SkillBit : null;

    /// <summary>The keys of what asks for this level of Chinese or a lower one, and says so.</summary>
    public static int[] HskUpTo(int level) => UpTo(HskBase, level);

    /// <summary>The keys of what asks for so many years of experience or fewer, and says so.</summary>
    public static int[] YearsUpTo(int years) => UpTo(YearsBase, years);

    /// <summary>The key of one class.</summary>
    public static int OfPermit(PermitClasses one) => PermitBase + (int)one;

    /// <summary>The key of a district: its code as a number.</summary>
    public static int OfDistrict(District district) => int.Parse(district.Code, CultureInfo.InvariantCulture);

    public static District? District(int number) => ReferenceData.Districts.Find(number.ToString("000000", CultureInfo.InvariantCulture));

    /// <summary>All keys of a posting.</summary>
    public static int[] Of(JobContent content)
    {
        var asks = Of(content.OccupationCode, content.Skills.Select(skill => skill.Code), content.HskLevel, content.ExperienceYears, content.PermitClasses);
        return ReferenceData.Districts.Find(content.DistrictCode) is { } district ? [.. asks, OfDistrict(district)] : asks;
    }

    public static int[] Of(string? occupation, IEnumerable<string?> skills, int? hsk, int? years, PermitClasses permits)
    {
        List<int> keys = [];
        for (var code = ReferenceData.Occupations.Find(occupation); code is not null; code = ReferenceData.Occupations.Find(code.ParentCode)) keys.Add(OfOccupation(code.Code)!.Value);
        keys.AddRange(skills.Select(OfSkill).OfType<int>());
        if (hsk is { } level) keys.Add(HskBase + level);
        if (years is { } some) keys.Add(YearsBase + some);
        keys.AddRange(new[] { PermitClasses.A, PermitClasses.B }.Where(one => permits.HasFlag(one)).Select(OfPermit));
        return [.. keys.Distinct()];
    }

    /// <summary>The unit group as a number; 0 where none is said.</summary>
    public static int Unit(string? code) => ReferenceData.Occupations.Find(code) is { IsUnit: true } unit ? int.Parse(unit.Code, CultureInfo.InvariantCulture) : 0;

    public static Occupation? Occupation(int number) => ReferenceData.Occupations.Find(number.ToString("0000", CultureInfo.InvariantCulture));

    public static Skill? Skill(int key) => skills.Value.GetValueOrDefault(key);

    /// <summary>Of these counts those of what asks for a level or so many years at most, or for one class of permit; null where it was not counted.</summary>
    /// <param name="name">Of a filter.</param>
    /// <param name="value">Of that filter.</param>
    public static int? Count(IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> facets, string name, string value)
    {
        (JobFacet Facet, int[] Keys)? asked = (name, value) switch
        {
            ("hsk", _) => (JobFacet.Hsk, HskUpTo(int.Parse(value, CultureInfo.InvariantCulture))),
            ("years", _) => (JobFacet.Years, YearsUpTo(int.Parse(value, CultureInfo.InvariantCulture))),
            ("permit", "a") => (JobFacet.Permit, [OfPermit(PermitClasses.A)]),
            ("permit", "b") => (JobFacet.Permit, [OfPermit(PermitClasses.B)]),
            _ => null,
        };
        return asked is { } one && facets.TryGetValue(one.Facet, out var counts) ? counts.Where(count => one.Keys.Contains(count.Number)).Sum(count => count.Count) : null;
    }

    /// <summary>What a key says; null for occupations, whose units have a column of their own.</summary>
    internal static JobFacet? FacetOf(int key) => key switch
    {
        >= SkillBit => JobFacet.Skill,
        >= DistrictBase => JobFacet.District,
        >= OccupationBase => null,
        >= PermitBase => JobFacet.Permit,
        >= YearsBase => JobFacet.Years,
        >= HskBase => JobFacet.Hsk,
        _ => null,
    };

    private static int[] UpTo(int first, int most) => [.. Enumerable.Range(first, most + 1)];
}
