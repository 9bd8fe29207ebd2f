using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>
/// What lists, feeds and the site map show of a posting; everything here is public, or was. The row stays when the
/// posting is over, so that its address can say so.
/// </summary>
public sealed class JobListing : ITenantOwned
{
    public const int SummaryMax = 320;

    private JobListing()
    {
    }

    public Guid TenantId { get; private set; }

    public Guid JobId { get; private set; }

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>In whose name it is; all zeros where the employer stays unnamed.</summary>
    public Guid EmployerId { get; private set; }

    /// <summary>Its name, or what stands in its place.</summary>
    public Bilingual Employer { get; private set; } = Bilingual.Empty;

    /// <summary>The park that posts it for its member; empty where the employer posts its own.</summary>
    public Bilingual PostedBy { get; private set; } = Bilingual.Empty;

    /// <summary>Whether the tenant assured itself of the employer.</summary>
    public bool EmployerVerified { get; private set; }

    public string? DivisionCode { get; private set; }

    public string? DistrictCode { get; private set; }

    public string? CountryCode { get; private set; }

    public string? PlaceText { get; private set; }

    public Workplace Workplace { get; private set; }

    public string KindCode { get; private set; } = "";

    public string? DegreeCode { get; private set; }

    public decimal? PayMin { get; private set; }

    public decimal? PayMax { get; private set; }

    public string? PayCurrency { get; private set; }

    public string? PayPeriod { get; private set; }

    /// <summary>The beginning of the description, as plain text.</summary>
    public Bilingual Summary { get; private set; } = Bilingual.Empty;

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>When the public text last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>When it ceased to be public; null while it is.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Why it ceased to be public.</summary>
    public JobEnding? Ending { get; private set; }

    /// <summary>What its employer says to a pause.</summary>
    public Bilingual PauseReason { get; private set; } = Bilingual.Empty;

    public static JobListing Of(Guid tenantId, Job job) => new() { TenantId = tenantId, JobId = job.Id, EmployerId = job.PublicEmployerId };

    /// <summary>Shows the posting as it is now.</summary>
    public void Show(Job job, TenantRef tenant, bool employerVerified)
    {
        var content = job.Content;
        (Title, EmployerVerified) = (content.Title, employerVerified);
        Name(job, tenant);
        (DivisionCode, DistrictCode, CountryCode, PlaceText, Workplace) = (content.DivisionCode, content.DistrictCode, content.CountryCode, content.PlaceText, content.Workplace);
        (KindCode, DegreeCode) = (content.KindCode, content.DegreeCode);
        (PayMin, PayMax, PayCurrency, PayPeriod) = (content.PayMin, content.PayMax, content.PayCurrency, content.PayPeriod);
        Summary = new(Beginning(content.Description.Zh), Beginning(content.Description.En));
        (PublishedAt, ChangedAt, ConfirmedAt, ClosedAt) = (job.PublishedAt ?? job.CreatedAt, job.ChangedAt, job.ConfirmedAt, null);
        (Ending, PauseReason) = (null, Bilingual.Empty);
    }

    /// <summary>Says whose it is, as far as readers learn it.</summary>
    public void Name(Job job, TenantRef tenant)
    {
        var shown = PostingEmployer.Of(job, tenant);
        (EmployerId, Employer, PostedBy) = (job.PublicEmployerId, shown.Name, shown.Park?.Name ?? Bilingual.Empty);
    }

    public void Confirm(DateTimeOffset at) => ConfirmedAt = at;

    /// <summary>Shows that and why the posting is not public.</summary>
    public void Close(Job job, DateTimeOffset at)
    {
        (ClosedAt, PauseReason) = (at, job.Status == JobStatus.Paused ? job.PauseReason : Bilingual.Empty);
        Ending = (job.Status, job.CloseReason) switch
        {
            (JobStatus.Paused, _) => JobEnding.Paused,
            (JobStatus.Lapsed, _) => JobEnding.Lapsed,
            (_, JobCloseReason.Filled) => JobEnding.Filled,
            (_, JobCloseReason.DatePassed) => JobEnding.DatePassed,
            // What the tenant decided on an employer, or a source on its list, is nobody's business.
            _ => JobEnding.Withdrawn,
        };
    }

    public void Verify(bool verified) => EmployerVerified = verified;

    private static string? Beginning(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return null;
        return TextNormaliser.Beginning(string.Join(' ', Markdig.Markdown.ToPlainText(markdown).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), SummaryMax);
    }
}
