using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>What a first visit costs, as the browser counts it, and that nobody but staff and employers has a circuit.</summary>
public sealed class PageWeightTests : BrowserTest
{
    private const double MostBytes = 100 * 1024;

    [Fact]
    public async Task A_first_visit_to_any_public_page_takes_at_most_100_KB_and_no_circuit()
    {
        var wrong = new List<string>();
        var pages = (await Samples.Pages(Portal)).Where(page => page.Persona is null).ToList();
        Assert.True(pages.Count > 8, $"only {pages.Count} public pages");
        foreach (var page in pages)
        {
            foreach (var language in new[] { "zh", "en" })
            {
                await using var visit = await Browser.Visit();
                var bytes = 0.0;
                var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
                await session.SendAsync("Network.enable");
                session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
                await visit.Page.GotoAsync($"/fujian/{language}{page.Address}", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
                if (bytes is 0 or > MostBytes) wrong.Add($"{language} {page.Address}: {bytes / 1024:0.0} KB");
                if (visit.Requests.Any(request => request.Contains("_blazor", StringComparison.Ordinal) || request.Contains("blazor.web", StringComparison.Ordinal))) wrong.Add($"{language} {page.Address}: loads the circuit's script");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
