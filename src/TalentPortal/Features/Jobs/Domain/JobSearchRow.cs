using NpgsqlTypes;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What the search looks at: one narrow row for each published posting. What a list shows of it lies in
/// <see cref="JobListing"/>, so that thousands of candidates are read from few pages of the disk.
/// </summary>
public sealed class JobSearchRow : ITenantOwned
{
    /// <summary>Rises when texts are cut or codes are numbered otherwise than before, or terms of the common list change; rows of an earlier form are written anew in the background.</summary>
    public const short CurrentForm = 2;

    private JobSearchRow()
    {
    }

    /// <summary>
    /// Number of the publication, rising. The order by date is the order by this number, and rows lie in it; a posting
    /// that is published again gets a new one.
    /// </summary>
    public int Ord { get; private set; }

    /// <summary>The stretches of publications that it lies in, see <see cref="OrdBlocks"/>: a search can be limited to the newest.</summary>
    public int[] Blocks { get; private set; } = [];

    public Guid TenantId { get; private set; }

    public Guid JobId { get; private set; }

    /// <summary>All zeros where the employer stays unnamed.</summary>
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

    public short Workplace { get; private set; }

    /// <summary>Kind of the employer; 0 where it is not known.</summary>
    public short EmployerKind { get; private set; }

    /// <summary>1 where the tenant assured itself of the employer, else 0.</summary>
    public short Verified { get; private set; }

    /// <summary>See <see cref="SearchPay"/>.</summary>
    public int PayFrom { get; private set; }

    public int PayTo { get; private set; }

    /// <summary>See <see cref="SearchPay.Reached"/>.</summary>
    public short[] PaySteps { get; private set; } = [];

    /// <summary>The unit group of the occupation as a number; 0 where none is said.</summary>
    public int Occupation { get; private set; }

    /// <summary>See <see cref="SearchAsks"/>.</summary>
    public int[] Asks { get; private set; } = [];

    /// <summary>Day of the publication, in days since 1970 (UTC).</summary>
    public int Day { get; private set; }

    /// <summary>The <see cref="CurrentForm"/> in which the row was written.</summary>
    public short Form { get; private set; }

    /// <summary>Title and employer, with positions, for the order by relevance.</summary>
    public NpgsqlTsVector Head { get; private set; } = NpgsqlTsVector.Empty;

    /// <summary>Everything that can be found, without positions.</summary>
    public NpgsqlTsVector Words { get; private set; } = NpgsqlTsVector.Empty;

    public static JobSearchRow Of(Guid tenantId, Guid jobId, Guid employerId, SearchFacts facts, SearchTexts texts) => Of(tenantId, jobId, employerId, facts, texts.Cut());

    public static JobSearchRow Of(Guid tenantId, Job job, SearchEmployer employer, SearchVectors? cut = null) =>
        Of(tenantId, job.Id, job.PublicEmployerId, SearchFacts.Of(job, employer), cut ?? SearchTexts.Of(job).Cut());

    private static JobSearchRow Of(Guid tenantId, Guid jobId, Guid employerId, SearchFacts facts, SearchVectors cut)
    {
        var row = new JobSearchRow { TenantId = tenantId, JobId = jobId, EmployerId = employerId };
        row.Describe(facts, cut);
        return row;
    }

    public void Describe(Job job, SearchEmployer employer)
    {
        EmployerId = job.PublicEmployerId;
        Describe(SearchFacts.Of(job, employer), SearchTexts.Of(job).Cut());
    }

    /// <summary>The day of a moment, see <see cref="Day"/>.</summary>
    public static int DayOf(DateTimeOffset at) => (int)(at - DateTimeOffset.UnixEpoch).TotalDays;

    public void Verify(bool verified) => Verified = verified ? (short)1 : (short)0;

    private void Describe(SearchFacts facts, SearchVectors cut)
    {
        (Province, City) = SearchNumbers.OfPlace(facts.DivisionCode);
        (Sector, Industry) = SearchNumbers.OfIndustry(facts.IndustryCode);
        Kind = SearchNumbers.OfKind(facts.KindCode);
        Degree = SearchNumbers.OfDegree(facts.DegreeCode);
        Workplace = SearchNumbers.OfWorkplace(facts.Workplace);
        (EmployerKind, Verified) = (facts.Employer.Kind is { } kind ? SearchNumbers.OfEmployerKind(kind) : (short)0, facts.Employer.IsVerified ? (short)1 : (short)0);
        (PayFrom, PayTo, PaySteps) = (facts.Pay.From, facts.Pay.To, facts.Pay.Reached);
        (Occupation, Asks) = (facts.Occupation, facts.Asks);
        Day = facts.PublishedAt is { } at ? DayOf(at) : 0;
        (Head, Words) = (cut.Head, cut.Words);
        Form = CurrentForm;
    }
}

/// <summary>What the search knows of an employer at a tenant.</summary>
public readonly record struct SearchEmployer(EmployerKind? Kind, bool IsVerified);

/// <summary>The codes by which a posting can be narrowed down.</summary>
public sealed record SearchFacts(string? DivisionCode, string? IndustryCode, string KindCode, string? DegreeCode)
{
    public Workplace Workplace { get; init; }

    public SearchPay Pay { get; init; }

    public SearchEmployer Employer { get; init; }

    /// <summary>See <see cref="SearchAsks.Unit"/>.</summary>
    public int Occupation { get; init; }

    /// <summary>See <see cref="SearchAsks"/>.</summary>
    public int[] Asks { get; init; } = [];

    public DateTimeOffset? PublishedAt { get; init; }

    public static SearchFacts Of(Job job, SearchEmployer employer) => new(job.Content.DivisionCode, job.Content.IndustryCode, job.Content.KindCode, job.Content.DegreeCode)
    {
        Workplace = job.Content.Workplace,
        Pay = SearchPay.Of(job.Content),
        Employer = employer,
        Occupation = SearchAsks.Unit(job.Content.OccupationCode),
        Asks = SearchAsks.Of(job.Content),
        PublishedAt = job.PublishedAt ?? job.CreatedAt,
    };
}
