using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>
/// Opens every page of the endpoint table with demo data, in both languages, light and dark, as somebody who may:
/// accessibility, language, console, content security policy, headers.
/// </summary>
public sealed partial class CrawlTests : BrowserTest
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>The rules whose answer depends on the appearance; the others are asked once.</summary>
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>
    /// What the component library itself does wrong in workspaces: rule, part of the selector, reason. At most ten; one that
    /// no page hits any longer fails the test.
    /// </summary>
    private static readonly IReadOnlyList<(string Rule, string Selector, string Reason)> Exceptions = [];

    private readonly ConcurrentDictionary<string, byte> _hit = new();

    [Fact]
    public async Task Every_page_is_accessible_translated_and_clean_in_both_languages_light_and_dark()
    {
        var pages = await Samples.Pages(Portal);
        Assert.True(pages.Count > 10, $"only {pages.Count} pages");
        Assert.True(Exceptions.Count <= 10, "more than ten exceptions");
        var wrong = new ConcurrentQueue<string>();
        var work = pages.SelectMany(page => new[] { "zh", "en" }.Select(language => (page, language))).GroupBy(item => (item.page.Persona, item.language));
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (group, _) =>
        {
            await using var visit = await Browser.Visit(group.Key.Persona);
            foreach (var (page, language) in group)
                foreach (var fault in await Look(visit, page, language)) wrong.Enqueue($"{language} {page.Address} as {page.Persona ?? "visitor"}: {fault}");
        });
        foreach (var exception in Exceptions.Where(e => !_hit.ContainsKey(e.Rule + e.Selector))) wrong.Enqueue($"the exception {exception.Rule} at {exception.Selector} is no longer hit: take it out");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} faults on {pages.Count} pages:\n" + string.Join('\n', wrong.Order()));
    }

    private async Task<List<string>> Look(Visit visit, SamplePage page, string language)
    {
        var faults = new List<string>();
        visit.Faults.Clear();
        visit.Requests.Clear();
        try
        {
            // Development's own pages lie beside the languages.
            var path = page.Route.StartsWith("/dev/", StringComparison.Ordinal) ? "/fujian" + page.Address : $"/fujian/{language}{page.Address}";
            var answer = await visit.Go(path);
            var expected = page.Route switch { "/not-found" => 404, "/error" => 500, _ => 200 };
            if (answer.Status != expected) faults.Add($"answered {answer.Status}");
            else if (new Uri(visit.Page.Url).AbsolutePath.TrimEnd('/') != path.Split('?')[0].TrimEnd('/')) faults.Add($"led to {visit.Page.Url}");
            CheckHeaders(answer.Headers, faults);
            // A kept mail is in its reader's language, and development's pages have none in their address.
            if (!page.Route.StartsWith("/dev/", StringComparison.Ordinal)) faults.AddRange(await Languages(visit, language));
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await visit.Page.EvaluateAsync(Axe);
            faults.AddRange(await Violations(visit, page, "light", new { type = "tag", values = Wcag }));
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await Violations(visit, page, "dark", new { type = "rule", values = OfColours }));

            if (!page.IsWorkspace && visit.Requests.Any(request => request.Contains("/_blazor", StringComparison.Ordinal))) faults.Add("opened a circuit");
            faults.AddRange(visit.Faults.Where(fault => expected == 200 || !fault.Contains($"{expected}", StringComparison.Ordinal)).Distinct());
        }
        catch (Exception error) when (error is TimeoutException or PlaywrightException)
        {
            faults.Add($"did not come to rest: {error.Message.Split('\n')[0]} {visit.Trouble()}");
        }

        return faults;
    }

    private async Task<IEnumerable<string>> Violations(Visit visit, SamplePage page, string appearance, object runOnly)
    {
        var found = await visit.Page.EvaluateAsync<string[][]>(
            """
            async runOnly => (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations
              .flatMap(v => v.nodes.map(n => [v.id, n.target.join(' '), n.html, [...n.any, ...n.all, ...n.none].map(c => c.message).join(' ')]))
            """, runOnly);
        return found.Where(node => !page.IsWorkspace || !IsException(node[0], node[1]))
            .Select(node => $"axe {appearance} {node[0]}: {node[1]} {Short(node[2])} {node[3]}");
    }

    private bool IsException(string rule, string target)
    {
        var found = Exceptions.FirstOrDefault(e => e.Rule == rule && target.Contains(e.Selector, StringComparison.Ordinal));
        return found.Rule is not null && (_hit.TryAdd(found.Rule + found.Selector, 0) || true);
    }

    /// <summary>
    /// What is written in the frame and the labels of a page is in the page's language. Content (names, titles, texts that
    /// people wrote) stands in elements with a language of their own, or is demo data; it is looked up in the database of the
    /// demonstration and not judged.
    /// </summary>
    private static async Task<IEnumerable<string>> Languages(Visit visit, string language)
    {
        var texts = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const found = new Set(), root = document.documentElement.lang;
              const other = e => { for (let x = e; x && x !== document.documentElement; x = x.parentElement) if (x.lang && x.lang !== root) return true; return false; };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node; (node = walker.nextNode());) {
                const e = node.parentElement;
                if (!e || ['SCRIPT', 'STYLE', 'TEXTAREA', 'SVG', 'text'].includes(e.tagName) || e.closest('svg, .seal, optgroup, [data-content]') || other(e)) continue;
                const text = node.textContent.trim();
                if (text) found.add(text);
              }
              for (const e of document.querySelectorAll('[aria-label],[placeholder],[title],[alt]'))
                if (!other(e)) for (const name of ['aria-label', 'placeholder', 'title', 'alt']) { const text = e.getAttribute(name); if (text) found.add(text); }
              found.add(document.title);
              return [...found];
            }
            """);
        var faults = texts.Where(text => RawKey().IsMatch(text)).Select(text => $"raw key: {text}");
        if (language == "en") faults = faults.Concat(texts.Where(text => Han().IsMatch(text)).Select(text => $"Chinese in the English page: {Short(text)}"));
        else faults = faults.Concat(texts.Where(text => !Han().IsMatch(text) && EnglishSentence().IsMatch(text)).Select(text => $"English in the Chinese page: {Short(text)}"));
        return [.. faults];
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

    private static string Short(string text) => text.Length > 160 ? text[..160] + "…" : text;

    [GeneratedRegex(@"\A[A-Z][A-Za-z]+_[A-Za-z0-9_]+\z")]
    private static partial Regex RawKey();

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Han();

    /// <summary>Three lower-case English words in a row.</summary>
    [GeneratedRegex(@"\b[A-Za-z]+ [a-z]{2,} [a-z]{2,}\b")]
    private static partial Regex EnglishSentence();
}
