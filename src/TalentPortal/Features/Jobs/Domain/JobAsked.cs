namespace TalentPortal.Features.Jobs.Domain;

/// <summary>Words and conditions of a list, as they stand in its address.</summary>
public sealed record JobAsked(
    string? Q, string? City, string? Province, string? Industry, string? Kind, string? Degree, string? Employer, string? Pay, string? Days, string? Workplace, string? Type, string? Verified, string? Exact,
    string? Occupation, string? Skill, string? Permit, string? Hsk, string? Years)
{
    /// <summary>Slug of a district; it lies in its city, whether that is said or not.</summary>
    public string? District { get; init; }

    public const int DaysMax = 366;

    /// <summary>Skills that one search asks for.</summary>
    public const int SkillsMax = 5;

    /// <summary>Value of <c>exact</c>: nothing but the words typed is looked for.</summary>
    public const string Words = "words";

    /// <summary>The names that the address of a list has, without order and page.</summary>
    public static IReadOnlyList<string> Names { get; } = ["q", "city", "district", "province", "industry", "kind", "degree", "employer", "pay", "days", "workplace", "type", "verified", "occupation", "skill", "permit", "hsk", "years", "exact"];

    public static JobAsked Of(Func<string, string?> said) => new(
        said("q"), said("city"), said("province"), said("industry"), said("kind"), said("degree"), said("employer"), said("pay"), said("days"), said("workplace"), said("type"), said("verified"), said("exact"),
        said("occupation"), said("skill"), said("permit"), said("hsk"), said("years")) { District = said("district") };
}

/// <summary>A chosen filter: name and value of the address, and what it is called.</summary>
public sealed record JobFilter(string Name, string Value, string Text);

/// <summary>What a list can be narrowed down to in one respect.</summary>
/// <param name="Name">Name in the address.</param>
public sealed record JobFacetGroup(string Name, IReadOnlyList<JobFacetValue> Values);

/// <summary>A value of a facet with the number of positions that it would leave.</summary>
public sealed record JobFacetValue(string Value, string Text, int Count)
{
    /// <summary>The list is narrowed down to it now; the other values would replace it.</summary>
    public bool IsChosen { get; init; }
}
