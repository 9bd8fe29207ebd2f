namespace TalentPortal.Features.Jobs.Domain;

/// <summary>How what was found is ordered.</summary>
public enum JobOrder
{
    /// <summary>The newest first.</summary>
    Date,

    /// <summary>Postings with the words in title or employer first.</summary>
    Relevance,

    /// <summary>The highest pay first; what cannot be compared at the end.</summary>
    Pay,
}

/// <summary>What is looked for. Numbers are those of <see cref="SearchNumbers"/>; 0 leaves a dimension open.</summary>
/// <param name="TenantId">The tenant whose postings are searched; null searches all.</param>
/// <param name="Words">The query as the text form of a tsquery; null finds everything.</param>
/// <param name="Page">From 1 to <see cref="JobSearch.Pages"/>.</param>
public sealed record JobQuery(Guid? TenantId, string? Words, JobOrder Order, int Page)
{
    /// <summary>The words that were typed, where <see cref="Words"/> looks for more: who has them in title or employer comes first.</summary>
    public string? Typed { get; init; }

    public short Province { get; init; }

    public int City { get; init; }

    /// <summary>Key of a district, see <see cref="SearchAsks"/>; 0 leaves it open.</summary>
    public int District { get; init; }

    public int Sector { get; init; }

    /// <summary>Any of these branches; empty leaves it open.</summary>
    public IReadOnlyList<int> Industries { get; init; } = [];

    /// <summary>Branches above these: what is listed under one of them comes behind.</summary>
    public IReadOnlyList<int> Broader { get; init; } = [];

    public Guid? EmployerId { get; init; }

    public short Kind { get; init; }

    public short Degree { get; init; }

    public short Workplace { get; init; }

    public short EmployerKind { get; init; }

    /// <summary>Only of employers of whom the tenant assured itself.</summary>
    public bool Verified { get; init; }

    /// <summary>Yuan a year that the pay reaches; what cannot be compared comes behind. 0 leaves it open.</summary>
    public int Pay { get; init; }

    /// <summary>What cannot be compared with <see cref="Pay"/> is left out.</summary>
    public bool OnlyComparable { get; init; }

    /// <summary>Key of an occupation or a group of them, see <see cref="SearchAsks"/>; 0 leaves it open.</summary>
    public int Occupation { get; init; }

    /// <summary>Keys of skills, all of which are asked for.</summary>
    public IReadOnlyList<int> Skills { get; init; } = [];

    /// <summary>Key of a class of work permit; 0 leaves it open.</summary>
    public int Permit { get; init; }

    /// <summary>Asks for this level of Chinese at most, and says so; null leaves it open.</summary>
    public int? Hsk { get; init; }

    /// <summary>Asks for so many years of experience at most, and says so; null leaves it open.</summary>
    public int? Years { get; init; }

    /// <summary>The first day of publication, see <see cref="JobSearchRow.Day"/>; 0 leaves it open.</summary>
    public int SinceDay { get; init; }

    /// <summary>The first publication of that day: none before it is looked at.</summary>
    public int SinceOrd { get; init; }

    /// <summary>Employers that are left out.</summary>
    public IReadOnlyCollection<Guid> NotOf { get; init; } = [];

    public bool IsNarrowed =>
        Province != 0 || City != 0 || District != 0 || Sector != 0 || Industries.Count > 0 || EmployerId is not null || Kind != 0 || Degree != 0 || Workplace != 0 || EmployerKind != 0 || Verified || Pay != 0 || SinceDay != 0
        || Occupation != 0 || Skills.Count > 0 || Permit != 0 || Hsk is not null || Years is not null;

    /// <summary>Whether the order asks for more than the newest of a window.</summary>
    internal bool IsRanked => Order == JobOrder.Relevance && Words is not null;
}

/// <summary>By what a list can be narrowed down.</summary>
public enum JobFacet
{
    Province,
    City,
    Sector,
    Industry,
    Kind,
    Degree,
    Workplace,
    EmployerKind,
    Verified,
    Occupation,

    /// <summary>Of a city that was chosen; numbers are keys of <see cref="SearchAsks"/>, as in the facets below but pay.</summary>
    District,

    Skill,

    /// <summary>Each counts what asks for just this level.</summary>
    Hsk,

    /// <summary>Each counts what asks for just so many years.</summary>
    Years,

    Permit,

    /// <summary>Numbers are yuan a year; each counts what reaches it.</summary>
    Pay,
}

/// <summary>What was found.</summary>
/// <param name="Total">How many; at least <see cref="JobSearch.Cap"/> where it is not exact.</param>
/// <param name="IsExact">Whether everything was counted. Otherwise total and facets are those of the newest matches.</param>
/// <param name="Page">Publication numbers of the page's postings, in their order.</param>
/// <param name="Facets">How many of the total have which number.</param>
public sealed record JobHits(int Total, bool IsExact, IReadOnlyList<int> Page, IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> Facets)
{
    /// <summary>Of the page's postings those that are listed under a broader branch than was asked for, with its number.</summary>
    public IReadOnlyDictionary<int, int> Broader { get; init; } = new Dictionary<int, int>();
}
