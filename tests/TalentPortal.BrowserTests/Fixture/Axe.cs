using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>Asks axe what a page as it stands does against WCAG 2.2 AA.</summary>
internal static class Axe
{
    /// <summary>
    /// What the component library itself does wrong in workspaces: rule, part of the selector, reason. At most ten; the crawl
    /// fails when one is no longer hit.
    /// </summary>
    public static readonly IReadOnlyList<(string Rule, string Selector, string Reason)> Exceptions = [];

    private static readonly ConcurrentDictionary<(string, string), byte> Hit = new();
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();
    private static readonly object Wcag = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    /// <summary>The rules whose answer depends on the appearance; the others are asked once.</summary>
    private static readonly object OfColours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>The rules whose answer depends on the width.</summary>
    private static readonly object OfWidth = new { type = "rule", values = new[] { "target-size", "scrollable-region-focusable" } };

    public static IEnumerable<(string Rule, string Selector, string Reason)> NoLongerHit => Exceptions.Where(e => !Hit.ContainsKey((e.Rule, e.Selector)));

    public static async Task<IEnumerable<string>> Faults(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await Run(page, Wcag, "axe");
    }

    /// <summary>After <see cref="Faults"/>, in another appearance.</summary>
    public static Task<IEnumerable<string>> FaultsOfColours(IPage page) => Run(page, OfColours, "axe in the dark");

    /// <summary>After <see cref="Faults"/>, at another width.</summary>
    public static Task<IEnumerable<string>> FaultsOfWidth(IPage page) => Run(page, OfWidth, "axe on a phone");

    /// <exception cref="TimeoutException">The page runs no scripts, and so does not answer.</exception>
    private static async Task<IEnumerable<string>> Run(IPage page, object runOnly, string label)
    {
        var found = await page.EvaluateAsync<string[][]>(
            """
            async runOnly => (await axe.run(document, { runOnly, resultTypes: ['violations'] })).violations
              .flatMap(v => v.nodes.map(n => [v.id, n.target.join(' '), n.html, [...n.any, ...n.all, ...n.none].map(c => c.message).join(' ')]))
            """, runOnly).WaitAsync(TimeSpan.FromMilliseconds(Browser.PatienceMs));
        return [.. found.Where(node => !IsException(node[0], node[1])).Select(node => $"{label} {node[0]}: {node[1]} {(node[2].Length > 160 ? node[2][..160] + "…" : node[2])} {node[3]}")];
    }

    private static bool IsException(string rule, string target)
    {
        var found = Exceptions.FirstOrDefault(e => e.Rule == rule && target.Contains(e.Selector, StringComparison.Ordinal));
        return found.Rule is not null && (Hit.TryAdd((found.Rule, found.Selector), 0) || true);
    }
}
