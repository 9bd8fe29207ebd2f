using System.Text.RegularExpressions;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>Takes a picture of each page with demo data, in both languages, on a phone and on a desk, so that people can look.</summary>
internal static partial class Pictures
{
    private static readonly (int Width, int Height)[] Screens = [(390, 844), (1440, 900)];

    /// <param name="folder">Where the pictures go: <c>route-zh-390.png</c>.</param>
    /// <param name="parts">Only routes that contain one of these, between commas.</param>
    /// <param name="dark">As somebody sees them who asked for dark colours.</param>
    public static async Task Take(string folder, string parts, bool dark)
    {
        Directory.CreateDirectory(folder);
        var portal = await PortalServer.Get();
        var browser = await Browser.Get();
        var pages = (await Samples.Pages(portal)).Where(page => parts.Split(',').Any(part => page.Route.Contains(part, StringComparison.OrdinalIgnoreCase))).ToList();
        await Parallel.ForEachAsync(pages.GroupBy(page => page.Persona), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (group, _) =>
        {
            foreach (var (width, height) in Screens)
            {
                await using var visit = await browser.Visit(group.Key, dark: dark, width: width, height: height);
                visit.Page.SetDefaultTimeout(60_000);
                foreach (var page in group)
                    foreach (var language in new[] { "zh", "en" })
                    {
                        visit.Faults.Clear();
                        await visit.Go(page.PathIn(language));
                        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{NameOf(page.Route)}-{language}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
                        // The page for what goes wrong says so itself.
                        if (page.Route is not ("/error" or "/not-found") && visit.Trouble() is { Length: > 0 } trouble) Console.WriteLine($"{page.Route} in {language}: {trouble}");
                    }
            }
        });
        Console.WriteLine($"{Directory.GetFiles(folder, "*.png").Length} pictures in {Path.GetFullPath(folder)}");
    }

    private static string NameOf(string route) => NotName().Replace(Parameter().Replace(route, "one"), "-").Trim('-') is { Length: > 0 } name ? name : "home";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotName();
}
