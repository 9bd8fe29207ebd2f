using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.Benchmarks;

/// <summary>
/// Cuts the line while somebody types, again and again, in a form that needs a circuit and in one that needs none: how much
/// of the typing is lost, and how long it takes until the rest is back in the form, opened anew.
/// </summary>
internal static class CutsBench
{
    /// <summary>Between two keystrokes: a fast typist.</summary>
    private const int KeyMs = 100;

    private const double LostLimit = 3000, BackLimit = 2000;

    /// <summary>Types the number of the cut and of each keystroke, so that what comes back tells how far it got.</summary>
    private const string Type =
        """
        ([name, ms, cut]) => {
          const field = document.querySelector(`[name='${name}']`);
          window.__typed = 0;
          setInterval(() => { field.value = `typed ${cut}:${++window.__typed}`; field.dispatchEvent(new Event("input", { bubbles: true })); }, ms);
        }
        """;

    public static async Task<int> Run(int cuts)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase();
        await using var _ = cluster;
        await using var app = BenchPortal.Build(connections);
        await app.StartAsync();
        var accounts = await DemoSeed.Run(app.Services, app.Environment, BenchPortal.Folder, default);
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Headless = true, ChromiumSandbox = false });
        await using var line = new LossyLine(new Uri(app.Urls.First()));
        var holds = true;
        foreach (var (what, who, path, field) in new[]
        {
            ("with a circuit (a posting)", "rongxin-recruiter", "/fujian/zh/employer/jobs/new", "j.Fields.DescriptionZh"),
            ("without one (a profile)", "chen-hao", "/fujian/zh/me/profile", "Form.Summary"),
        })
        {
            await using var context = await chromium.NewContextAsync(new() { BaseURL = line.Address });
            await SignIn(context, accounts.Single(account => account.Email == DemoPeople.Person(who).Email));
            var (lost, back) = await Try(context, line, path, field, cuts / 2);
            var good = lost.Max() <= LostLimit && back.Max() <= BackLimit;
            holds &= good;
            Console.WriteLine($"{what,-27} {cuts / 2} cuts   typing lost p50 {At(lost, 50),5:0} p95 {At(lost, 95),5:0} worst {lost.Max(),5:0} ms (limit {LostLimit:0})   "
                + $"back in the form p50 {At(back, 50),5:0} p95 {At(back, 95),5:0} worst {back.Max(),5:0} ms (limit {BackLimit:0})   {(good ? "holds" : "does not hold")}");
        }

        return holds ? 0 : 1;
    }

    private static async Task<(List<double> Lost, List<double> Back)> Try(IBrowserContext context, LossyLine line, string path, string field, int cuts)
    {
        var random = new Random(3);
        var (lost, back) = (new List<double>(), new List<double>());
        var selector = $"[name='{field}']:enabled";
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await page.Locator(selector).WaitForAsync();
        for (var cut = 0; cut < cuts; cut++)
        {
            await page.EvaluateAsync(Type, new object[] { field, KeyMs, cut });
            await Task.Delay(random.Next(3000, 7000));
            line.Cut();
            var typed = await page.EvaluateAsync<int>("window.__typed");
            // Gone without a word: what a page sends as it closes does not arrive either.
            await page.CloseAsync();
            line.Mend();

            page = await context.NewPageAsync();
            var started = Stopwatch.GetTimestamp();
            await page.GotoAsync(path);
            await page.WaitForFunctionAsync("selector => document.querySelector(selector)?.value.startsWith('typed ')", selector);
            back.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var kept = (await page.InputValueAsync(selector))["typed ".Length..].Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
            // What an earlier round left is nothing of this one.
            lost.Add((kept[0] == cut ? typed - kept[1] : typed) * KeyMs);
        }

        await page.CloseAsync();
        return (lost, back);
    }

    private static async Task SignIn(IBrowserContext context, DemoAccount account)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/fujian/zh/account/sign-in");
        await page.FillAsync("[name='Form.Email']", account.Email);
        await page.FillAsync("[name='Form.Password']", account.Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    private static double At(List<double> times, int percent) => times.Order().ElementAt(Math.Min(times.Count - 1, times.Count * percent / 100));
}
