using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Search;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Search;

/// <summary>Looks for words in all that the site shows to everybody, in both languages, and tells of each kind of thing what it finds.</summary>
/// <param name="Q">The words, in either language.</param>
/// <param name="Type">One kind alone, such as <c>guide</c>; then its further pages can be asked for.</param>
/// <param name="Exact"><see cref="Words"/>, <see cref="Spelling"/>, or nothing: then translations are looked for, too, and a spelling that finds nothing is corrected.</param>
[Anyone]
public sealed record SearchEverything(string? Q = null, string? Type = null, string? Page = null, string? Exact = null) : IQuery<SearchEverythingResult>
{
    /// <summary>Longest query.</summary>
    public const int QueryMax = 200;

    /// <summary>Only the words as typed, without what else they can be called.</summary>
    public const string Words = "words";

    /// <summary>The words as typed, whatever they find.</summary>
    public const string Spelling = "spelling";

    internal const int ValueMax = 20;

    /// <summary>Of each kind while all are shown.</summary>
    internal const int Few = 5;

    internal const int PageSize = 20;

    /// <summary>Of each kind so many are counted while all are shown.</summary>
    internal const int FewCap = 100;

    internal const int Cap = PageSize * ItemSearch.Pages;
}

/// <param name="Groups">The kinds of which something was found; those with the words in a title first.</param>
/// <param name="Type">The one kind that is shown; null: all.</param>
/// <param name="Also">What was looked for besides the words.</param>
/// <param name="Corrected">The words for which this is the result, because those typed find nothing.</param>
/// <param name="Marked">Everything to be marked in the results.</param>
/// <param name="IsAsked">There was something to look for.</param>
public sealed record SearchEverythingResult(
    IReadOnlyList<SearchEverythingResult.Group> Groups, string? Type, int Page, int Pages, IReadOnlyList<string> Also, string? Corrected, IReadOnlyList<string> Marked, bool IsAsked)
{
    /// <param name="Kind">Its name in the address; <c>job</c> for positions.</param>
    /// <param name="IsExact">Whether the total is all.</param>
    public sealed record Group(string Kind, int Total, bool IsExact, IReadOnlyList<Item> Items);

    /// <param name="Href">Address for the browser: on the national site, that of the tenant's site.</param>
    /// <param name="Through">The tenant whose it is, where the site is not its own.</param>
    public sealed record Item(string Href, string? Through, Bilingual Title, Bilingual Summary, string? Place, DateOnly? Day, ItemDay DayMeans);
}

internal sealed class SearchEverythingValidator : AbstractValidator<SearchEverything>
{
    public SearchEverythingValidator()
    {
        RuleFor(x => x.Q).IsPlainText(SearchEverything.QueryMax, "Search_QueryInvalid");
        RuleFor(x => x.Type).IsPlainText(SearchEverything.ValueMax, "Search_Invalid");
        RuleFor(x => x.Page).IsPlainText(SearchEverything.ValueMax, "Search_Invalid");
        RuleFor(x => x.Exact).IsPlainText(SearchEverything.ValueMax, "Search_Invalid");
    }
}

internal sealed class SearchEverythingHandler(
    AppDb db, CurrentCall call, ItemFigures figures, ItemWordShares itemShares, JobFigures jobFigures, WordShares jobShares, Glossaries glossaries, SearchVocabulary vocabulary, TenantDirectory tenants, SiteAddresses addresses, TimeProvider clock)
    : IRequestHandler<SearchEverything, Outcome<SearchEverythingResult>>
{
    private readonly NpgsqlConnection _connection = (NpgsqlConnection)db.Database.GetDbConnection();

    public async Task<Outcome<SearchEverythingResult>> Handle(SearchEverything request, CancellationToken ct)
    {
        var kind = ItemKinds.Find(request.Type);
        var page = kind is not null && int.TryParse(request.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, ItemSearch.Pages) : 1;
        var glossary = request.Exact == SearchEverything.Words || string.IsNullOrWhiteSpace(request.Q) ? null : await glossaries.Of(call, db, ct);
        var reading = Read(request.Q, glossary);
        if (reading.Words is null) return new SearchEverythingResult([], ItemKinds.Name(kind), 1, 1, [], null, [], IsAsked: false);
        var found = await Find(request.Q!, reading, kind, page, ct);
        var (typed, corrected) = (request.Q!, (string?)null);
        if (found.Count == 0 && request.Exact is null && glossary is not null && reading.Latin.Count > 0 && await vocabulary.Correct(typed, reading.Latin, _connection, ct) is { } meant)
        {
            var other = Read(meant, glossary);
            if (await Find(meant, other, kind, page, ct) is { Count: > 0 } better) (found, reading, typed, corrected) = (better, other, meant, meant);
        }

        var total = kind is null ? 0 : found.Sum(one => one.Group.Total);
        return new SearchEverythingResult(
            [.. found.OrderBy(one => one.IsNamed ? 0 : 1).ThenBy(one => ItemKinds.OrderOf(one.Group.Kind)).Select(one => one.Group)], ItemKinds.Name(kind), page,
            Math.Clamp((total + SearchEverything.PageSize - 1) / SearchEverything.PageSize, 1, ItemSearch.Pages), reading.Also, corrected, [typed, .. reading.Also], IsAsked: true);
    }

    // A position that an earlier version of the portal wrote lacks the keys of terms until the background has written it anew.
    private SearchReading Read(string? words, SearchGlossary? glossary) => glossary is null ? SearchReading.AsTyped(words) : SearchReading.Of(words, glossary, keys: jobFigures.Latest is { HaveKeys: true } ? CommonTerms.Keys : null);

    private async Task<IReadOnlyList<Found>> Find(string typed, SearchReading reading, ItemKind? kind, int page, CancellationToken ct)
    {
        var totals = await figures.Latest(_connection, ct);
        var today = ((call.Tenant ?? await tenants.Desk(ct))?.DayAt(clock.GetUtcNow()) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).DayNumber;
        var share = totals.Newest == 0 ? null : itemShares.Of(reading.Words!, totals.Newest);
        var (size, cap) = kind is null ? (SearchEverything.Few, SearchEverything.FewCap) : (SearchEverything.PageSize, SearchEverything.Cap);
        ItemKind[] kinds = kind is { } one ? [one] : ItemKinds.All;
        var looks = kinds.Select(each => new ItemLook(new(each, call.TenantId, reading.Words!, reading.Typed, today, size, cap, page), totals.Newest, totals.All, totals.ShareOf(each, call.TenantId), share)).ToList();
        var hits = await ItemSearch.Find(_connection, looks, ct);
        var rows = await ItemSearch.Read(_connection, [.. hits.SelectMany(hit => hit.Page)], ct);
        List<Found> found = [];
        foreach (var hit in hits.Where(hit => hit.Total > 0))
        {
            List<SearchEverythingResult.Item> items = [];
            foreach (var ord in hit.Page)
            {
                if (rows.TryGetValue(ord, out var row)) items.Add(await Item(row, ct));
            }

            found.Add(new(new(ItemKinds.Name(hit.Kind)!, hit.Total, hit.IsExact, items), hit.InHead > 0));
        }

        if (kind is null && await Jobs(typed, reading, ct) is { } jobs) found.Add(jobs);
        return found;
    }

    private async Task<SearchEverythingResult.Item> Item(ItemRow row, CancellationToken ct)
    {
        var elsewhere = row.TenantId == ContentDesk.Id || row.TenantId == call.TenantId ? null : await tenants.ById(row.TenantId, ct);
        return new(
            elsewhere is null ? row.Path : addresses.LinkTo(elsewhere, call.Language, row.Path), elsewhere?.ShortName.In(call.Language), row.Title, row.Summary, PlaceOf(row.PlaceCode), row.Day, row.DayMeans);
    }

    private string? PlaceOf(string? code) =>
        ReferenceData.Districts.Find(code) is { } district ? call.Language == Language.Chinese ? PlaceOf(district.CityCode) + district.NameZh : $"{district.NameEn}, {PlaceOf(district.CityCode)}"
        : ReferenceData.Divisions.Find(code)?.NameWithProvince(call.Language);

    /// <summary>The first few positions, as their own search has them.</summary>
    private async Task<Found?> Jobs(string typed, SearchReading reading, CancellationToken ct)
    {
        var (oldest, newest) = await jobFigures.Range(ct, _connection);
        var query = new JobQuery(call.TenantId, reading.Words, JobOrder.Relevance, 1) { Typed = reading.Typed };
        var hits = await JobSearch.Find(_connection, query, oldest, newest, ct, jobFigures.Latest?.ShareOf(query) ?? 1, jobShares.Of(reading.Words!, newest));
        if (hits.Total == 0) return null;
        List<SearchEverythingResult.Item> items = [];
        foreach (var row in await JobRows.Read(_connection, [.. hits.Page.Take(SearchEverything.Few)], ct))
        {
            var elsewhere = row.TenantId == call.TenantId ? null : await tenants.ById(row.TenantId, ct);
            items.Add(new(
                elsewhere is null ? $"jobs/{row.Id}" : addresses.LinkTo(elsewhere, call.Language, $"jobs/{row.Id}"), elsewhere?.ShortName.In(call.Language), row.Title, row.Employer,
                ReferenceData.Divisions.Find(row.DivisionCode)?.NameWithProvince(call.Language) ?? row.PlaceText, null, ItemDay.None));
        }

        var marks = SearchMarks.For([typed, .. reading.Also]);
        return items.Count == 0 ? null : new(new(ItemKinds.Jobs, hits.Total, hits.IsExact, items), items.Exists(item => IsMarked(item.Title)));

        bool IsMarked(Bilingual title) => marks is not null && new[] { title.Zh, title.En }.OfType<string>().Any(text => SearchExcerpt.FirstHit(text, marks.In(text)) >= 0);
    }

    /// <param name="IsNamed">Something of it has the words in title or names.</param>
    private sealed record Found(SearchEverythingResult.Group Group, bool IsNamed);
}
