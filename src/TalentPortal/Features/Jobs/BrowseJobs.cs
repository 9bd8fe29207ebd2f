using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>Published positions: of one tenant on its site, of all on the national one. Values as they stand in the address.</summary>
/// <param name="Sort"><c>date</c> or <c>relevance</c>; without it by relevance where there are words to be relevant to.</param>
[Anyone]
public sealed record BrowseJobs(
    string? Q = null, string? City = null, string? Province = null, string? Industry = null, string? Kind = null, string? Degree = null, string? Employer = null, string? Sort = null, string? Page = null)
    : IQuery<BrowseJobsResult>
{
    public const int QueryMax = 200;
    public const int FilterMax = 80;
}

/// <summary>One page of positions.</summary>
/// <param name="Total">How many there are, or have been counted.</param>
/// <param name="IsExact">Whether that is all; else there are more, and facets are those of the newest.</param>
/// <param name="Chosen">The filters in force, by the name they have in the address.</param>
/// <param name="Unknown">Values of filters that name nothing, as typed; they were left out.</param>
public sealed record BrowseJobsResult(
    int Total, bool IsExact, bool ByRelevance, int Page, int Pages, IReadOnlyList<JobItem> Rows,
    IReadOnlyList<JobFacetGroup> Facets, IReadOnlyList<JobFilter> Chosen, IReadOnlyList<string> Unknown);

/// <summary>A chosen filter: name and value of the address, and what it is called.</summary>
public sealed record JobFilter(string Name, string Value, string Text);

/// <summary>What a list can be narrowed down to in one respect.</summary>
/// <param name="Name">Name in the address.</param>
public sealed record JobFacetGroup(string Name, IReadOnlyList<JobFacetValue> Values);

/// <summary>A value of a facet with the number of positions that it would leave.</summary>
public sealed record JobFacetValue(string Value, string Text, int Count);

internal sealed class BrowseJobsValidator : AbstractValidator<BrowseJobs>
{
    public BrowseJobsValidator()
    {
        RuleFor(x => x.Q).IsPlainText(BrowseJobs.QueryMax, "BrowseJobs_QueryInvalid");
        RuleFor(x => x.City).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Province).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Industry).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Kind).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Degree).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Employer).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Sort).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Page).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
    }
}

internal sealed class BrowseJobsHandler(AppDb db, CurrentCall call, JobFigures figures, TenantDirectory tenants, SiteAddresses addresses) : IRequestHandler<BrowseJobs, Outcome<BrowseJobsResult>>
{
    public async Task<Outcome<BrowseJobsResult>> Handle(BrowseJobs request, CancellationToken ct)
    {
        var employer = Guid.TryParse(request.Employer, out var id) ? await db.Employers.AsNoTracking().Where(e => e.Id == id).Select(e => e.Name).SingleOrDefaultAsync(ct) : null;
        var filters = new JobFilters(request, call.Language, employer is null ? null : (id, employer.In(call.Language)));
        var words = SearchTokens.Query(request.Q);
        var byRelevance = words is not null && request.Sort != "date";
        var page = int.TryParse(request.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, JobSearch.Pages) : 1;
        var query = filters.Apply(new JobQuery(call.TenantId, words, byRelevance, page));

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (oldest, newest) = await figures.Range(ct, connection);
        var hits = await JobSearch.Find(connection, query, oldest, newest, ct);
        if (hits.Page.Count == 0 && page > 1 && hits.Total > 0)
        {
            page = (hits.Total + JobSearch.PageSize - 1) / JobSearch.PageSize;
            hits = await JobSearch.Find(connection, query with { Page = page }, oldest, newest, ct);
        }

        if (!hits.IsExact && words is null && !query.IsNarrowed)
        {
            var totals = await figures.Totals(ct, connection);
            hits = hits with { Total = Math.Max(totals.Of(call.TenantId), hits.Total), IsExact = true, Facets = totals.FacetsOf(call.TenantId) };
        }

        var rows = new List<JobItem>(hits.Page.Count);
        foreach (var row in await JobRows.Read(connection, hits.Page, ct)) rows.Add(JobItem.Of(row, await tenants.ById(row.TenantId, ct), call.Tenant, addresses, call.Language));
        var pages = Math.Min((hits.Total + JobSearch.PageSize - 1) / JobSearch.PageSize, JobSearch.Pages);
        return new BrowseJobsResult(hits.Total, hits.IsExact, byRelevance, page, pages, rows, filters.Groups(hits.Facets), filters.Chosen, filters.Unknown);
    }
}
