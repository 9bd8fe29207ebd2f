using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Publishing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>
/// The list of positions as an Atom feed: <c>jobs/feed.atom</c> with the words and filters of the page beside it, the
/// newest first.
/// </summary>
internal static class JobFeed
{
    public const string Path = "jobs/feed.atom";
    public const string Type = "application/atom+xml";

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/" + Path, ConditionalGet.Methods, Read).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The feed for a list: its words and filters, without order and page.</summary>
    public static string AddressFor(string list)
    {
        var feed = Links.With(list, "sort", null, "page");
        return Path + feed[(feed.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? query : feed.Length)..];
    }

    private static async Task<IResult> Read(HttpContext http, PortalSender sender, SiteAddresses addresses, IOptions<SiteOptions> options, IStringLocalizer<JobsText> texts, IStringLocalizer<SharedText> shared, CancellationToken ct)
    {
        // Below a language only: a feed is in one.
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        string? Asked(string name) => http.Request.Query[name] is [{ } value, ..] && !string.IsNullOrWhiteSpace(value) ? value : null;
        var outcome = await sender.Send(
            // A reader would never learn that it follows other words than were asked for.
            BrowseJobs.Of(Asked, "date", Asked("page")) with { Exact = Asked("exact") ?? BrowseJobs.Spelling, Whole = true }, ct);
        if (!outcome.IsOk) return Results.Text(texts["BrowseJobs_FilterInvalid"], statusCode: StatusCodes.Status400BadRequest);
        var found = outcome.Value;
        // A page shows more and says so; a program would never learn that it reads something else than was asked for.
        if (found.Unknown.Count > 0) return Results.Text(texts["JobFeed_Unknown", found.Unknown[0]], statusCode: StatusCodes.Status400BadRequest);

        var query = new QueryBuilder(JobAsked.Names.Where(name => Asked(name) is not null).Select(name => KeyValuePair.Create(name, Asked(name)!))).ToString();
        var home = addresses.Of(site.Tenant, site.Language, "");
        var name = site.Tenant?.Name.In(site.Language) ?? shared["National_Name"].Value;
        var said = string.Join(" \u00b7 ", found.Chosen.Select(filter => filter.Text).Prepend(Asked("q")).OfType<string>());
        var feed = new AtomFeed(
            Tag(options, $"{site.Tenant?.Slug}/{site.Language.Segment()}/{Path}{query}"),
            said.Length == 0 ? texts["JobFeed_Title", name] : texts["JobFeed_TitleFor", said, name], name, home,
            $"{home}{Path}{Paged(query, found.Page)}", $"{home}jobs{query}", site.Language, $"{addresses.Of(site.Tenant, site.Language.Other(), Path)}{query}",
            found.Page < found.Pages ? $"{home}{Path}{Paged(query, found.Page + 1)}" : null,
            found.Page > 1 ? $"{home}{Path}{Paged(query, found.Page - 1)}" : null,
            [.. found.Rows.Where(row => found.Postings.ContainsKey(row.Id)).Select(row => Entry(row, found.Postings[row.Id], site.Language, home, options, texts))]);
        if (ConditionalGet.IsAnswered(http, Type + "; charset=utf-8", feed.Version, feed.Entries.Count == 0 ? null : feed.UpdatedAt, Keep)) return Results.Empty;
        await feed.Write(http);
        return Results.Empty;
    }

    /// <summary>What the list has on its card, then what the posting asks for and offers beside, then since when and until when; the beginning of the text last.</summary>
    private static AtomEntry Entry(JobItem row, PublishedPosting posting, Language language, string home, IOptions<SiteOptions> options, IStringLocalizer<JobsText> texts)
    {
        var content = posting.Content;
        var postedBy = row.PostedBy.Has(Language.Chinese) || row.PostedBy.Has(Language.English) ? texts["JobCard_PostedBy", row.PostedBy.In(language)].Value : null;
        string?[] lines =
        [
            Line(postedBy, row.Through is { } through ? texts["JobCard_Through", through].Value : null, row.Place, row.Kind, content.Workplace == Workplace.OnSite ? null : JobSaid.Workplace(content, language), row.Degree,
                Pay(content, language, texts), JobSaid.PayMonths(content.PayMonths, language), JobSaid.PayYear(content, language)),
            Line([posting.Industry?.Name(language), JobSaid.Experience(content.ExperienceYears, language), .. JobSaid.Beside(content, language)]),
            .. JobSaid.Apart(content, posting.EmployerKind, language),
            Line(row.EmployerVerified ? texts["JobCard_Verified"].Value : null, content.Headcount is { } sought ? texts["JobFeed_Headcount", sought].Value : null,
                content.ClosingDate is { } last ? texts["ViewJob_Until"].Value + DateWords.Day(last, language.Culture()) : null, texts["JobCard_Confirmed", Day(posting.AtPublisher(posting.ConfirmedAt), language)].Value),
            row.Summary.In(language),
        ];
        return new(
            Tag(options, $"{language.Segment()}/jobs/{row.Id}"), row.Title.In(language), row.Employer.In(language), new Uri(new Uri(home), row.Href).ToString(),
            posting.PublishedAt, posting.UpdatedAt, string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))),
            [.. new[] { row.Kind, row.Degree, row.Place, posting.Industry?.Name(language), posting.Occupation?.Name(language) }.Concat(JobSaid.Skills(content, language)).OfType<string>().Distinct()], row.Title.Has(language) ? null : language.Other());
    }

    private static string Line(params IEnumerable<string?> parts) => string.Join(" \u00b7 ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string Pay(JobContent content, Language language, IStringLocalizer<JobsText> texts) => !content.HasPay
        ? texts["JobCard_PayAgreed"].Value
        : MoneyText.Range(content.PayMin, content.PayMax, content.PayCurrency ?? "CNY", content.PayPeriod ?? "year", language.Culture()) + (content.PayNegotiable ? texts["ViewJob_PayNegotiable"].Value : null);

    private static string Day(DateTimeOffset at, Language language) => DateWords.Day(DateOnly.FromDateTime(at.DateTime), language.Culture());

    /// <summary>A name for ever (RFC 4151), whatever the address will be: of the portal, not of a tenant's host, which may come and go.</summary>
    private static string Tag(IOptions<SiteOptions> options, string what) => $"tag:{new Uri(options.Value.Origin).Host},2026:{what.TrimStart('/')}";

    private static string Paged(string query, int page) =>
        page <= 1 ? query : string.Create(CultureInfo.InvariantCulture, $"{query}{(query.Length == 0 ? '?' : '&')}page={page}");
}
