using NpgsqlTypes;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What the search looks at: one narrow row for each published posting. What a list shows of it lies in
/// <see cref="JobListing"/>, so that thousands of candidates are read from few pages of the disk.
/// </summary>
public sealed class JobSearchRow : ITenantOwned
{
    private JobSearchRow()
    {
    }

    /// <summary>
    /// Number of the publication, rising. The order by date is the order by this number, and rows lie in it; a posting
    /// that is published again gets a new one.
    /// </summary>
    public int Ord { get; private set; }

    /// <summary>1,024 neighbouring publications. The first column of the index, so that a search can be limited to the newest.</summary>
    public int Bucket { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid JobId { get; private set; }

    public Guid EmployerId { get; private set; }

    /// <summary>First two digits of the GB/T 2260 code; 0 for a place elsewhere.</summary>
    public short Province { get; private set; }

    /// <summary>The GB/T 2260 code as a number; 0 when no city is known.</summary>
    public int City { get; private set; }

    /// <summary>Number of the branch at the root of the industry tree, see <see cref="SearchNumbers"/>; 0 for none.</summary>
    public int Sector { get; private set; }

    /// <summary>Number of the branch itself.</summary>
    public int Industry { get; private set; }

    public short Kind { get; private set; }

    public short Degree { get; private set; }

    /// <summary>Title and employer, with positions, for the order by relevance.</summary>
    public NpgsqlTsVector Head { get; private set; } = NpgsqlTsVector.Empty;

    /// <summary>Everything that can be found, without positions.</summary>
    public NpgsqlTsVector Words { get; private set; } = NpgsqlTsVector.Empty;

    public static JobSearchRow Of(Guid tenantId, Guid jobId, Guid employerId, SearchFacts facts, SearchTexts texts)
    {
        var row = new JobSearchRow { TenantId = tenantId, JobId = jobId, EmployerId = employerId };
        row.Describe(facts, texts);
        return row;
    }

    public static JobSearchRow Of(Guid tenantId, Job job) => Of(tenantId, job.Id, job.NamedEmployerId, SearchFacts.Of(job.Content), SearchTexts.Of(job));

    public void Describe(Job job) => Describe(SearchFacts.Of(job.Content), SearchTexts.Of(job));

    private void Describe(SearchFacts facts, SearchTexts texts)
    {
        (Province, City) = SearchNumbers.OfPlace(facts.DivisionCode);
        (Sector, Industry) = SearchNumbers.OfIndustry(facts.IndustryCode);
        Kind = SearchNumbers.OfKind(facts.KindCode);
        Degree = SearchNumbers.OfDegree(facts.DegreeCode);
        Head = texts.Head();
        Words = texts.Words();
    }
}

/// <summary>The codes by which a posting can be narrowed down.</summary>
public sealed record SearchFacts(string? DivisionCode, string? IndustryCode, string KindCode, string? DegreeCode)
{
    public static SearchFacts Of(JobContent content) => new(content.DivisionCode, content.IndustryCode, content.KindCode, content.DegreeCode);
}
