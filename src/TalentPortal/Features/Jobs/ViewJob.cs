using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A position as the public reads it; also one that is no longer open, to say so.</summary>
[Anyone]
public sealed record ViewJob(Guid JobId) : IQuery<ViewJobResult>;

/// <summary>What the page shows.</summary>
/// <param name="Open">Null when the position is no longer open.</param>
/// <param name="Elsewhere">Address at the tenant that published it, where the site is not the tenant's own.</param>
public sealed record ViewJobResult(Guid Id, Bilingual Title, Bilingual Employer, string? Elsewhere, OpenJob? Open, IReadOnlyList<JobItem> Related)
{
    /// <summary>Why it is not open.</summary>
    public JobEnding? Ending { get; init; }

    /// <summary>What its employer says to a pause.</summary>
    public Bilingual PauseReason { get; init; } = Bilingual.Empty;
}

/// <summary>A position that is open.</summary>
/// <param name="EmployerId">Null where the employer stays unnamed; then nothing here that leads to it, neither a date nor a figure.</param>
/// <param name="Publisher">The tenant.</param>
/// <param name="SourceUrl">Where an imported position came from and where one applies for it.</param>
/// <param name="IsReviewed">Whether staff of the tenant read what it says before it became public.</param>
public sealed record OpenJob(
    JobContent Content, JobTranslation Translation, Guid? EmployerId, EmployerVerification? Verification, TenantRef Publisher, string? Place, string? Industry, string Kind, string? Degree,
    string? SourceUrl, bool IsReviewed, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, DateTimeOffset ConfirmedAt)
{
    /// <summary>The same as programs read it.</summary>
    public PublishedPosting Posting(Guid id, Bilingual employer) => new(id, EmployerId, employer, Verification, Publisher, Content, Translation, SourceUrl, IsReviewed, PublishedAt, ChangedAt, ConfirmedAt);

    public EmployerKind? EmployerKind { get; init; }

    /// <summary>When the tenant last assured itself of the employer; null where it never did.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The park that answers for the employer, where the mark rests on that.</summary>
    public Bilingual? VouchedBy { get; init; }

    /// <summary>The park that posts it for its member and gets the applications; null where the employer posts its own.</summary>
    public PostingPark? PostedBy { get; init; }

    /// <summary>How fast its employer answers applicants; null where one applies elsewhere.</summary>
    public ReplyFigure? Replies { get; init; }
}

internal sealed class ViewJobHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SiteAddresses addresses, JobFigures figures) : IRequestHandler<ViewJob, Outcome<ViewJobResult>>
{
    private const int RelatedMax = 3;

    public async Task<Outcome<ViewJobResult>> Handle(ViewJob request, CancellationToken ct)
    {
        var here = call.TenantId;
        var listing = await db.JobListings.AsNoTracking().SingleOrDefaultAsync(l => l.JobId == request.JobId && (here == null || l.TenantId == here), ct);
        if (listing is null || await tenants.ById(listing.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var elsewhere = here is null ? addresses.LinkTo(tenant, call.Language, $"jobs/{request.JobId}") : null;
        var job = listing.ClosedAt is null ? await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.TenantId == listing.TenantId && j.Id == request.JobId && j.IsPublic, ct) : null;
        if (job is null) return new ViewJobResult(request.JobId, listing.Title, listing.Employer, elsewhere, null, await Related(request.JobId, listing.DivisionCode, null, ct)) { Ending = listing.Ending, PauseReason = listing.PauseReason };

        var content = job.Content;
        var (named, employer) = (job.NamedEmployerId, PostingEmployer.Of(job, tenant));
        var kind = await db.Employers.Where(e => e.Id == named).Select(e => (EmployerKind?)e.Kind).SingleOrDefaultAsync(ct);
        var checks = await db.EmployerAdmissions.Where(a => a.TenantId == job.TenantId && a.EmployerId == named)
            .Select(a => new { a.Verification, a.VerifiedAt, Park = db.Set<Employer>().Where(e => a.Verification == EmployerVerification.ParkVouched && e.Id == a.VouchedById).Select(e => e.Name).SingleOrDefault() }).SingleOrDefaultAsync(ct);
        var open = new OpenJob(
            content, job.Translation, employer.Id, checks?.Verification, tenant, JobItem.PlaceOf(content.DivisionCode, content.CountryCode, content.PlaceText, call.Language, content.DistrictCode),
            ReferenceData.Industries.Find(content.IndustryCode)?.Name(call.Language), ReferenceData.EmploymentKinds[content.KindCode].Name(call.Language), ReferenceData.Degrees.Find(content.DegreeCode)?.Name(call.Language),
            employer.SourceUrl, job.ReviewedBy is not null, job.PublishedAt ?? job.CreatedAt, job.ChangedAt, job.ConfirmedAt)
        {
            EmployerKind = kind,
            VerifiedAt = employer.IsUnnamed ? null : checks?.VerifiedAt,
            VouchedBy = employer.IsUnnamed ? null : checks?.Park,
            PostedBy = employer.Park,
            Replies = job.SourceUrl is null && !employer.IsUnnamed ? await db.RepliesOf(job.TenantId, job.EmployerId, ct) : null,
        };
        return new ViewJobResult(job.Id, content.Title, employer.Name, elsewhere, open, await Related(job.Id, content.DivisionCode, content.IndustryCode, ct));
    }

    /// <summary>The newest of the same branch at this site, else of the same province.</summary>
    private async Task<IReadOnlyList<JobItem>> Related(Guid job, string? divisionCode, string? industryCode, CancellationToken ct)
    {
        var (sector, province) = (SearchNumbers.OfIndustry(industryCode).Sector, SearchNumbers.OfPlace(divisionCode).Province);
        if (sector == 0 && province == 0) return [];
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (oldest, newest) = await figures.Range(ct, connection);
        var query = new JobQuery(call.TenantId, null, JobOrder.Date, Page: 1) { Sector = sector, Province = sector == 0 ? province : (short)0 };
        var hits = await JobSearch.Find(connection, query, oldest, newest, ct);
        var related = new List<JobItem>();
        foreach (var row in (await JobRows.Read(connection, [.. hits.Page.Take(RelatedMax + 1)], ct)).Where(row => row.Id != job).Take(RelatedMax))
            related.Add(JobItem.Of(row, await tenants.ById(row.TenantId, ct), call.Tenant, addresses, call.Language));
        return related;
    }
}
