using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>The list of published positions, with search and filters. Everything is in the address.</summary>
public sealed partial class BrowseJobsPage
{
    /// <summary>Values of a facet that are seen at once.</summary>
    private const int Shown = 8;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "city")] private string? City { get; set; }

    [SupplyParameterFromQuery(Name = "province")] private string? Province { get; set; }

    [SupplyParameterFromQuery(Name = "industry")] private string? Industry { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "degree")] private string? Degree { get; set; }

    [SupplyParameterFromQuery(Name = "employer")] private string? Employer { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "exact")] private string? Exact { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    private BrowseJobsResult? Result { get; set; }

    private FormErrors Errors { get; set; } = FormErrors.None;

    private SearchMarks? Marks { get; set; }

    private string Here => Links.PageOf(Navigation);

    private string PageTitle => string.IsNullOrWhiteSpace(Q) ? T["BrowseJobs_Title"] : T["BrowseJobs_TitleFor", Q];

    private bool IsUnfiltered => string.IsNullOrWhiteSpace(Q) && Result is not { Chosen.Count: > 0 };

    /// <summary>Searches and further pages are no pages of their own for search engines.</summary>
    private bool IsIndexed => string.IsNullOrWhiteSpace(Q) && Result is { Page: 1, Unknown.Count: 0 } && (Result.Rows.Count > 0 || IsUnfiltered);

    /// <summary>Only of what was understood: the feed refuses the rest.</summary>
    private string? Feed => Result is { Unknown.Count: 0 } ? JobFeed.AddressFor(Here) : null;

    private string CanonicalPath => AddressOf(null, Result?.Chosen ?? []);

    private IReadOnlyList<Chip> Filters =>
        [.. (Result?.Chosen ?? []).Select(filter => new Chip(filter.Text, Links.Without(Here, filter.Name, filter.Value)))];

    /// <summary>What leads on from an empty result in any case.</summary>
    private IEnumerable<(string Text, string Href)> Wider
    {
        get
        {
            if (Site is { Look.Slug.Length: > 0 }) yield return (T["BrowseJobs_NoneNational"], $"/{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}/" + Here);
            yield return (T["BrowseJobs_NoneAll"], "jobs");
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Sender.Send(new BrowseJobs(Q, City, Province, Industry, Kind, Degree, Employer, Sort, Page) { Exact = Exact });
        if (outcome.IsOk) (Result, Marks) = (outcome.Value, SearchMarks.For(outcome.Value.Marked));
        else Errors = outcome.ToErrors(T, Shared);
    }

    /// <summary>A city replaces its province, and a branch the one above it.</summary>
    private string Narrowed(string name, JobFacetValue value) => Links.With(Here, name, value.Value, "page", name == "city" ? "province" : "page");

    private string Count(BrowseJobsResult result) => Found(result.Total, result.IsExact);

    private string Found(int count, bool isExact) =>
        !isExact ? T["BrowseJobs_CountAtLeast", Number(count / 100 * 100)]
        : count == 1 ? T["BrowseJobs_CountOne"]
        : T["BrowseJobs_Count", Number(count)];

    private string Way(JobWayOut way) => way.Kind switch
    {
        JobWayOutKind.WithoutFilter => T["BrowseJobs_WithoutFilter", way.Text],
        JobWayOutKind.WithoutWords => T["BrowseJobs_NoneWithoutWords", way.Text],
        JobWayOutKind.OneWord => T["BrowseJobs_OneWord", way.Text],
        JobWayOutKind.Province => T["BrowseJobs_WholeProvince", way.Text],
        _ => T["BrowseJobs_BroaderIndustry", way.Text],
    };

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string AddressOf(string? q, IReadOnlyList<JobFilter> filters) =>
        QueryHelpers.AddQueryString("jobs", filters.Select(filter => KeyValuePair.Create<string, string?>(filter.Name, filter.Value)).Prepend(new("q", string.IsNullOrWhiteSpace(q) ? null : q)).Where(pair => pair.Value is not null));
}
