using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What is read of a published posting to compare it.</summary>
/// <param name="Ord">Number of the publication.</param>
public sealed record PostingColumns(
    int Ord, DateTimeOffset ChangedAt, string? DegreeCode, string? IndustryCode, string? DivisionCode, string KindCode, decimal? PayMin, decimal? PayMax, string? PayCurrency, string? PayPeriod, int? PayMonths,
    string? OccupationCode, ValueList<JobSkill> Skills, int? ExperienceYears, int? HskLevel);

/// <summary>A published posting: as the search finds it, as lists show it, and itself.</summary>
public sealed class PostingRow
{
    public required JobSearchRow Search { get; init; }

    public required JobListing Listing { get; init; }

    public required Job Job { get; init; }

    /// <summary>Not the texts, which are long.</summary>
    public static Expression<Func<PostingRow, PostingColumns>> Columns { get; } = p => new PostingColumns(
        p.Search.Ord, p.Listing.ChangedAt, p.Job.Content.DegreeCode, p.Job.Content.IndustryCode, p.Job.Content.DivisionCode, p.Job.Content.KindCode, p.Job.Content.PayMin, p.Job.Content.PayMax, p.Job.Content.PayCurrency, p.Job.Content.PayPeriod,
        p.Job.Content.PayMonths, p.Job.Content.OccupationCode, p.Job.Content.Skills, p.Job.Content.ExperienceYears, p.Job.Content.HskLevel);
}

/// <summary>Where the published postings are read.</summary>
public static class PostingRows
{
    extension(AppDb db)
    {
        /// <summary>What is published now, of one tenant or of these publications.</summary>
        public IQueryable<PostingRow> Postings(Guid? tenant, IReadOnlyCollection<int>? ords)
        {
            var found = db.JobSearch.AsNoTracking();
            if (tenant is { } one) found = found.Where(s => s.TenantId == one);
            if (ords is not null) found = found.Where(s => ords.Contains(s.Ord));
            return from s in found
                   join l in db.JobListings.AsNoTracking() on new { s.TenantId, s.JobId } equals new { l.TenantId, l.JobId }
                   join j in db.Jobs.AsNoTracking() on new { s.TenantId, s.JobId } equals new { j.TenantId, JobId = j.Id }
                   where l.ClosedAt == null && j.IsPublic
                   select new PostingRow { Search = s, Listing = l, Job = j };
        }
    }
}
