using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>The list of published positions, with search and filters. Everything is in the address.</summary>
public sealed partial class BrowseJobsPage
{
    /// <summary>Values of a facet that are seen at once.</summary>
    private const int Shown = 8;

    private static readonly string[] DaysBack = ["1", "7", "30"];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Q { get; set; }

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

    /// <summary>Where this search is kept; null where nothing is asked for.</summary>
    private string? Save => Result is { Unknown.Count: 0 } && JobNews.Canonical(new Uri(Navigation.Uri).Query) is { } search ? $"me/searches/new?search={Uri.EscapeDataString(search)}&called={Uri.EscapeDataString(Called)}" : null;

    /// <summary>This search in words, as a name to begin with.</summary>
    private string Called => string.Join(" \u00b7 ", (Result?.Chosen ?? []).Select(filter => Word(filter.Name, filter.Text)).Prepend(Q?.Trim()).Where(word => !string.IsNullOrEmpty(word)));

    private IReadOnlyList<Chip> Filters =>
        [.. (Result?.Chosen ?? []).Select(filter => new Chip(Word(filter.Name, filter.Text), filter.Name == "city" ? Links.With(Here, filter.Name, null, "page", "district") : Links.Without(Here, filter.Name, filter.Value)))];

    private IEnumerable<(JobOrder Order, string? Sort, string Text)> Orders
    {
        get
        {
            if (!string.IsNullOrWhiteSpace(Q)) yield return (JobOrder.Relevance, null, T["BrowseJobs_SortRelevance"]);
            yield return (JobOrder.Date, string.IsNullOrWhiteSpace(Q) ? null : "date", T["BrowseJobs_SortDate"]);
            yield return (JobOrder.Pay, "pay", T["BrowseJobs_SortPay"]);
        }
    }

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
        var outcome = await Sender.Send(BrowseJobs.Of(Said, Sort, Page));
        if (outcome.IsOk) (Result, Marks) = (outcome.Value, SearchMarks.For(outcome.Value.Marked));
        else Errors = outcome.ToErrors(T, Shared);
    }

    /// <summary>What the address says under a name.</summary>
    private string? Said(string name) => QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).TryGetValue(name, out var values) ? values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) : null;

    /// <summary>A city replaces its province, and a branch the one above it.</summary>
    private string Narrowed(string name, JobFacetValue value) => Links.With(Here, name, value.Value, "page", name == "city" ? "province" : "page", name == "city" ? "district" : "page");

    private string Count(BrowseJobsResult result) => Found(result.Total, result.IsExact);

    private string Found(int count, bool isExact) =>
        !isExact ? T["BrowseJobs_CountAtLeast", Number(count / 100 * 100)]
        : count == 1 ? T["BrowseJobs_CountOne"]
        : T["BrowseJobs_Count", Number(count)];

    /// <summary>What a value of a filter is called; names that the reference data has come as such.</summary>
    private string Word(string name, string text) => name switch
    {
        "pay" => T["BrowseJobs_PayAtLeast", Number(int.Parse(text, CultureInfo.InvariantCulture))],
        "days" => text == "1" ? T["BrowseJobs_Today"] : T["BrowseJobs_DaysBack", text],
        "workplace" => T["JobWorkplace_" + text.Replace("-", "", StringComparison.Ordinal)],
        "type" => T["JobType_" + text.Replace("-", "", StringComparison.Ordinal)],
        "verified" => T["BrowseJobs_VerifiedOnly"],
        "permit" => T["BrowseJobs_PermitOf", text.ToUpperInvariant()],
        "hsk" => text == "0" ? T["BrowseJobs_HskNone"] : T["BrowseJobs_HskUpTo", text],
        "years" => text switch { "0" => T["BrowseJobs_YearsNone"], "1" => T["BrowseJobs_YearsOne"], _ => T["BrowseJobs_YearsUpTo", text] },
        _ => text,
    };

    private string Way(JobWayOut way) => way.Kind switch
    {
        JobWayOutKind.WithoutFilter => T["BrowseJobs_WithoutFilter", Word(way.Name, way.Text)],
        JobWayOutKind.WithoutWords => T["BrowseJobs_NoneWithoutWords", way.Text],
        JobWayOutKind.OneWord => T["BrowseJobs_OneWord", way.Text],
        JobWayOutKind.Province => T["BrowseJobs_WholeProvince", way.Text],
        _ => T["BrowseJobs_BroaderIndustry", way.Text],
    };

    private IReadOnlyList<Choice> Choices(string name, params ReadOnlySpan<string> values)
    {
        List<Choice> choices = [];
        // Where one is chosen, only what it left was counted.
        var counts = Result is { } result && result.Chosen.All(filter => filter.Name != name) ? result.Counts : null;
        foreach (var value in values)
        {
            var count = counts is null ? null : SearchAsks.Count(counts, name, value);
            choices.Add(new(value, count is { } some ? T["BrowseJobs_Counted", Word(name, value), Number(some)] : Word(name, value)));
        }

        // An address may say a value that is not among those offered.
        if (Result?.Chosen.FirstOrDefault(filter => filter.Name == name) is { } chosen && choices.TrueForAll(choice => choice.Value != chosen.Text)) choices.Add(new(chosen.Text, Word(name, chosen.Text)));
        return choices;
    }

    /// <summary>What a form of its own keeps of the address.</summary>
    private IEnumerable<KeyValuePair<string, string>> Kept(params string[] without) =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).Where(pair => !without.Contains(pair.Key) && (JobAsked.Names.Contains(pair.Key) || pair.Key == "sort")).SelectMany(pair => pair.Value.OfType<string>().Select(value => KeyValuePair.Create(pair.Key, value)));

    private static string Number(int value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string AddressOf(string? q, IReadOnlyList<JobFilter> filters) =>
        QueryHelpers.AddQueryString("jobs", filters.Select(filter => KeyValuePair.Create<string, string?>(filter.Name, filter.Value)).Prepend(new("q", string.IsNullOrWhiteSpace(q) ? null : q)).Where(pair => pair.Value is not null));
}
