using System.Collections.Concurrent;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// Opens every page of the endpoint table with demo data, in both languages, as somebody who may, and looks at it in light
/// and dark, on a desk and on a phone: accessibility, language, console, content security policy, headers, width.
/// </summary>
public sealed class CrawlTests : BrowserTest
{
    private const int Phone = 360;

    [Fact]
    public async Task Every_page_is_accessible_translated_and_clean_in_both_languages_light_and_dark_wide_and_narrow()
    {
        var pages = await Samples.Pages(Portal);
        Assert.True(pages.Count > 10, $"only {pages.Count} pages");
        Assert.True(Axe.Exceptions.Count <= 10, "more than ten exceptions");
        var wrong = new ConcurrentQueue<string>();
        var work = pages.SelectMany(page => new[] { "zh", "en" }.Select(language => (page, language))).GroupBy(item => (item.page.Persona, item.language));
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (group, _) =>
        {
            await using var visit = await Browser.Visit(group.Key.Persona);
            foreach (var (page, language) in group)
                foreach (var fault in await Look(visit, page, language)) wrong.Enqueue($"{language} {page.Address} as {page.Persona ?? "visitor"}: {fault}");
        });
        foreach (var (rule, selector, _) in Axe.NoLongerHit) wrong.Enqueue($"the exception {rule} at {selector} is no longer hit: take it out");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} faults on {pages.Count} pages:\n" + string.Join('\n', wrong.Order()));
    }

    /// <summary>An offer is accepted once: afterwards that page leads to the offer. <see cref="OfferJourneyTests"/> looks at it before.</summary>
    private static bool IsAnswered(string path, string led) => path.Contains("/me/offers/", StringComparison.Ordinal) && path == led + "/accept";

    private static async Task<List<string>> Look(Visit visit, SamplePage page, string language)
    {
        var faults = new List<string>();
        visit.Faults.Clear();
        visit.Requests.Clear();
        try
        {
            var path = page.PathIn(language);
            var answer = await visit.Go(path);
            var expected = page.Route switch { "/not-found" => 404, "/error" => 500, _ => 200 };
            if (answer.Status != expected) faults.Add($"answered {answer.Status}");
            else if (new Uri(visit.Page.Url).AbsolutePath.TrimEnd('/') is var led && led != path.Split('?')[0].TrimEnd('/') && !IsAnswered(path, led)) faults.Add($"led to {visit.Page.Url}");
            CheckHeaders(answer.Headers, faults);
            // A kept mail is in its reader's language, and development's pages have none in their address.
            if (!page.IsDevelopment) faults.AddRange(await PageLanguage.Faults(visit.Page, language));
            faults.AddRange(await Axe.Faults(visit.Page));
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await Axe.FaultsOfColours(visit.Page));
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await visit.Page.SetViewportSizeAsync(Phone, 740);
            faults.AddRange(await TooWide(visit.Page));
            faults.AddRange(await Axe.FaultsOfWidth(visit.Page));
            await visit.Page.SetViewportSizeAsync(1280, 900);

            if (page.IsWorkspace && await visit.Page.Locator("#blazor-error-ui").IsVisibleAsync()) faults.Add("says that it has stopped working");
            if (!page.IsWorkspace && visit.Requests.Any(request => request.Contains("/_blazor", StringComparison.Ordinal))) faults.Add("opened a circuit");
            faults.AddRange(visit.Faults.Where(fault => expected == 200 || !fault.Contains($"{expected}", StringComparison.Ordinal)).Distinct());
        }
        catch (Exception error) when (error is TimeoutException or PlaywrightException)
        {
            faults.Add($"did not come to rest: {error.Message.Split('\n')[0]} {visit.Trouble()}");
        }

        return faults;
    }

    /// <summary>What sticks out of the page to the right, where the page must be scrolled sideways to be read.</summary>
    private static async Task<IEnumerable<string>> TooWide(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
              const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll'));
              return ['' + document.documentElement.scrollWidth, ...wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120))];
            }
            """);
        return found.Length == 0 ? [] : [$"{found[0]} px wide on a phone of {Phone}: {string.Join(" | ", found.Skip(1))}"];
    }

    private static void CheckHeaders(IReadOnlyDictionary<string, string> headers, List<string> faults)
    {
        foreach (var name in new[] { "content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy", "cross-origin-opener-policy", "x-frame-options" })
            if (!headers.ContainsKey(name)) faults.Add($"no header {name}");
        var policy = headers.GetValueOrDefault("content-security-policy") ?? "";
        var scripts = policy.Split(';').FirstOrDefault(part => part.TrimStart().StartsWith("script-src", StringComparison.Ordinal)) ?? "";
        if (scripts.Length == 0 || scripts.Contains("unsafe", StringComparison.Ordinal)) faults.Add($"weak script-src: {policy}");
        if (headers.ContainsKey("server")) faults.Add("names its server");
    }
}
