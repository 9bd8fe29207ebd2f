using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>Published positions: of one tenant on its site, of all on the national one. Values as they stand in the address.</summary>
/// <param name="Sort"><c>date</c>, <c>relevance</c> or <c>pay</c>; without it by relevance where there are words to be relevant to.</param>
[Anyone]
public sealed record BrowseJobs(
    string? Q = null, string? City = null, string? Province = null, string? Industry = null, string? Kind = null, string? Degree = null, string? Employer = null, string? Sort = null, string? Page = null)
    : IQuery<BrowseJobsResult>
{
    /// <summary>Nothing but what was typed is looked for: no translations, no other spellings.</summary>
    public const string Words = JobAsked.Words;

    /// <summary>What was typed is taken as it is spelled.</summary>
    public const string Spelling = "spelling";

    public const int QueryMax = 200;
    public const int FilterMax = 80;

    /// <summary>Some codes of skills.</summary>
    public const int SkillsMax = 200;

    /// <summary>Slug of a district.</summary>
    public string? District { get; init; }

    /// <summary>Yuan a year that the pay reaches.</summary>
    public string? Pay { get; init; }

    /// <summary>Published within so many days, today included.</summary>
    public string? Days { get; init; }

    /// <summary><c>on-site</c>, <c>hybrid</c> or <c>remote</c>.</summary>
    public string? Workplace { get; init; }

    /// <summary>Kind of the employer, such as <c>research-institute</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>1</c>: only employers of whom the tenant assured itself.</summary>
    public string? Verified { get; init; }

    /// <summary>Code of an occupation of ISCO-08, or of a group of them.</summary>
    public string? Occupation { get; init; }

    /// <summary>Codes of curated skills with commas between; all are asked for.</summary>
    public string? Skill { get; init; }

    /// <summary><c>a</c> or <c>b</c>: the employer thinks the position fit for this class of work permit.</summary>
    public string? Permit { get; init; }

    /// <summary>Asks for this level of Chinese at most, and says so.</summary>
    public string? Hsk { get; init; }

    /// <summary>Asks for so many years of experience at most, and says so.</summary>
    public string? Years { get; init; }

    /// <summary><see cref="Words"/>, <see cref="Spelling"/>, or nothing: then translations are looked for, too, and a spelling that finds nothing is corrected.</summary>
    public string? Exact { get; init; }

    /// <summary>What each posting says in full, for formats that programs read; pages show what the list itself has.</summary>
    public bool Whole { get; init; }

    internal JobAsked Asked => new(Q, City, Province, Industry, Kind, Degree, Employer, Pay, Days, Workplace, Type, Verified, Exact, Occupation, Skill, Permit, Hsk, Years) { District = District };

    /// <summary>The same of an address: whatever names its list by it asks for the same.</summary>
    public static BrowseJobs Of(Func<string, string?> said, string? sort, string? page) =>
        new(said("q"), said("city"), said("province"), said("industry"), said("kind"), said("degree"), said("employer"), sort, page)
        {
            District = said("district"), Pay = said("pay"), Days = said("days"), Workplace = said("workplace"), Type = said("type"), Verified = said("verified"), Exact = said("exact"),
            Occupation = said("occupation"), Skill = said("skill"), Permit = said("permit"), Hsk = said("hsk"), Years = said("years"),
        };
}

/// <summary>One page of positions.</summary>
/// <param name="Total">How many there are, or have been counted.</param>
/// <param name="IsExact">Whether that is all; else there are more, and facets are those of the newest.</param>
/// <param name="Chosen">The filters in force, by the name they have in the address.</param>
/// <param name="Unknown">Values of filters that name nothing, as typed; they were left out.</param>
public sealed record BrowseJobsResult(
    int Total, bool IsExact, JobOrder Order, int Page, int Pages, IReadOnlyList<JobItem> Rows,
    IReadOnlyList<JobFacetGroup> Facets, IReadOnlyList<JobFilter> Chosen, IReadOnlyList<string> Unknown)
{
    /// <summary>How many of the total have which number of a dimension.</summary>
    public IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>> Counts { get; init; } = new Dictionary<JobFacet, IReadOnlyList<(int, int)>>();

    /// <summary>What was looked for besides the words.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The words for which this is the result, because those typed find nothing.</summary>
    public string? Corrected { get; init; }

    /// <summary>Words that may have been meant; those typed find little.</summary>
    public string? Suggested { get; init; }

    /// <summary>What leads on from here, where nothing was found.</summary>
    public IReadOnlyList<JobWayOut> WaysOut { get; init; } = [];

    /// <summary>What the postings of the rows say in full, where that was asked for; one that closed meanwhile is not there.</summary>
    public IReadOnlyDictionary<Guid, PublishedPosting> Postings { get; init; } = new Dictionary<Guid, PublishedPosting>();

    /// <summary>Everything to be marked in the results.</summary>
    public IReadOnlyList<string> Marked { get; init; } = [];
}

internal sealed class BrowseJobsValidator : AbstractValidator<BrowseJobs>
{
    public BrowseJobsValidator()
    {
        RuleFor(x => x.Q).IsPlainText(BrowseJobs.QueryMax, "BrowseJobs_QueryInvalid");
        RuleFor(x => x.City).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Province).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.District).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Industry).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Kind).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Degree).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Employer).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Sort).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Pay).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Days).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Workplace).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Type).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Verified).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Occupation).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Skill).IsPlainText(BrowseJobs.SkillsMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Permit).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Hsk).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Years).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Exact).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
        RuleFor(x => x.Page).IsPlainText(BrowseJobs.FilterMax, "BrowseJobs_FilterInvalid");
    }
}

internal sealed class BrowseJobsHandler(AppDb db, CurrentCall call, JobFigures figures, Glossaries glossaries, SearchVocabulary vocabulary, WordShares shares, TenantDirectory tenants, SiteAddresses addresses, PublishedPostings postings, TimeProvider clock)
    : IRequestHandler<BrowseJobs, Outcome<BrowseJobsResult>>
{
    /// <summary>Among so many postings, what another value of a chosen filter would find is counted as well: one more look for each.</summary>
    private const int SidewaysMax = 5_000;

    /// <summary>With so few hits, words that nobody uses are asked about.</summary>
    private const int FewHits = 3;

    public async Task<Outcome<BrowseJobsResult>> Handle(BrowseJobs request, CancellationToken ct)
    {
        var employer = Guid.TryParse(request.Employer, out var id) ? await db.Employers.AsNoTracking().Where(e => e.Id == id).Select(e => e.Name).SingleOrDefaultAsync(ct) : null;
        var filters = new JobFilters(request.Asked, call.Language, employer is null ? null : (id, employer.In(call.Language)));
        var glossary = request.Exact == BrowseJobs.Words || string.IsNullOrWhiteSpace(request.Q) ? null : await glossaries.Of(call, db, ct);
        var totals = figures.Latest;
        // A row that an earlier version wrote lacks them until the background has written it anew.
        var keys = totals is { HaveKeys: true } ? CommonTerms.Keys : null;
        var reading = Read(request.Q, glossary, keys);
        var page = int.TryParse(request.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, JobSearch.Pages) : 1;

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (oldest, newest) = await figures.Range(ct, connection);
        var (day, since) = await filters.Since(connection, clock.GetUtcNow(), newest, ct);
        var query = Query(reading);
        var hits = await Find(query);
        var (typed, corrected, suggested) = (request.Q, (string?)null, (string?)null);
        if (hits.Total <= FewHits && request.Exact is null && glossary is not null && reading.Latin.Count > 0)
        {
            var meant = await vocabulary.Correct(request.Q!, reading.Latin, connection, ct);
            // What letters stand for is said as a translation is; a mended spelling is said as that.
            foreach (var (other, mended) in hits.Total > 0 ? [] : new[] { (SearchReading.Of(request.Q, glossary, byInitials: true, keys), null), (meant is null ? reading : Read(meant, glossary, keys), meant) })
            {
                if (other.Words == reading.Words || await Find(Query(other)) is not { Total: > 0 } found) continue;
                (hits, query, reading, typed, corrected) = (found, Query(other), other, mended ?? typed, mended);
                break;
            }

            if (corrected is null && reading.Latin.Count > 0 && meant is not null && hits.Total > 0) suggested = meant;
        }

        if (hits.Page.Count == 0 && page > 1 && hits.Total > 0)
        {
            page = (hits.Total + JobSearch.PageSize - 1) / JobSearch.PageSize;
            hits = await Find(query with { Page = page });
        }

        if (!hits.IsExact && reading.Words is null && !query.IsNarrowed)
        {
            var known = await figures.Totals(ct, connection);
            hits = hits with { Total = Math.Max(known.Of(call.TenantId), hits.Total), IsExact = true, Facets = known.FacetsOf(call.TenantId) };
        }

        IReadOnlyList<string> marked = reading.Words is null ? [] : [typed!, .. reading.Also];
        var shown = await JobRows.Read(connection, hits.Page, ct);
        var excerpts = await JobExcerpts.Read(db, shown, SearchMarks.For(marked), call.Language, ct);
        var rows = new List<JobItem>(hits.Page.Count);
        foreach (var row in shown)
        {
            rows.Add(JobItem.Of(row, await tenants.ById(row.TenantId, ct), call.Tenant, addresses, call.Language) with
            {
                Excerpt = excerpts.GetValueOrDefault(row.Id),
                IsPayApart = query.Pay > 0 && SearchPay.IsApart(row.PayMin, row.PayMax, row.PayCurrency, row.PayPeriod),
                ListedUnder = hits.Broader.TryGetValue(row.Ord, out var branch) ? SearchNumbers.Industry(branch)?.Name(call.Language) : null,
            });
        }

        var pages = Math.Min((hits.Total + JobSearch.PageSize - 1) / JobSearch.PageSize, JobSearch.Pages);
        return new BrowseJobsResult(hits.Total, hits.IsExact, query.Order, page, pages, rows, filters.Groups(hits.Facets, await Sideways()), filters.Chosen, filters.Unknown)
        {
            Counts = hits.Facets,
            WaysOut = hits.Total == 0 && (query.IsNarrowed || reading.Words is not null) ? await new JobWaysOut(connection, filters, request, query, oldest, newest).Find(ct) : [],
            Postings = request.Whole ? (await postings.Read([.. shown.Select(row => (row.TenantId, row.Id))], ct)).ToDictionary(posting => posting.Id) : new Dictionary<Guid, PublishedPosting>(),
            Also = reading.Also, Corrected = corrected, Suggested = suggested, Marked = marked,
        };

        Task<JobHits> Find(JobQuery what) => JobSearch.Find(connection, what, oldest, newest, ct, totals?.ShareOf(what) ?? 1, what.Words is { } words ? shares.Of(words, newest) : null);

        JobQuery Query(SearchReading read) => filters.Apply(new JobQuery(call.TenantId, read.Words, OrderOf(request.Sort, read.Words is not null), page) { Typed = read.Typed }) with { SinceDay = day, SinceOrd = since };

        // Where the site has many postings this would cost as much again as the search itself.
        async Task<IReadOnlyDictionary<JobFacet, IReadOnlyList<(int Number, int Count)>>> Sideways()
        {
            var found = new Dictionary<JobFacet, IReadOnlyList<(int Number, int Count)>>();
            if ((newest - oldest >= SidewaysMax && (totals?.Of(call.TenantId) ?? int.MaxValue) > SidewaysMax) || !hits.IsExact) return found;
            foreach (var (facet, open) in filters.Sideways(query)) found[facet] = await JobSearch.Values(connection, open, facet, newest, ct);
            return found;
        }
    }

    private static JobOrder OrderOf(string? sort, bool hasWords) => sort switch { "pay" => JobOrder.Pay, "date" => JobOrder.Date, _ => hasWords ? JobOrder.Relevance : JobOrder.Date };

    private static SearchReading Read(string? words, SearchGlossary? glossary, TermKeys? keys) => glossary is null ? SearchReading.AsTyped(words) : SearchReading.Of(words, glossary, keys: keys);
}
