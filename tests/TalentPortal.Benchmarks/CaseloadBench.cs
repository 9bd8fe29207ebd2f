using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>
/// A consultant's day in a service with very many cases: the board, one case with its timeline, each through all that a
/// request passes, next to the same statements through Npgsql; and what an open workspace holds in memory.
/// </summary>
internal static class CaseloadBench
{
    private const int Own = 200, Rounds = 300, Circuits = 20;

    public static async Task<int> Run(int cases)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase(new Dictionary<string, string> { ["shared_buffers"] = "1GB", ["maintenance_work_mem"] = "512MB", ["max_connections"] = "100" });
        await using var _ = cluster;
        using var tape = new StatementTape();
        await using var database = tape.Database(ConnectionRules.Complete(connections.Portal));
        await using var app = BenchPortal.Build(connections, services => services.AddSingleton(database));
        await app.StartAsync();
        var accounts = await DemoSeed.Run(app.Services, app.Environment, BenchPortal.Folder, default);
        var tenant = (await app.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", default))!;
        var made = new CaseloadDatabase(app, new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = new NpgsqlConnectionStringBuilder(connections.Portal).Database }.ConnectionString);
        var own = await made.Work(tenant, Own);
        await made.Surround(own[0], cases - Own);

        await using var plain = NpgsqlDataSource.Create(ConnectionRules.Complete(connections.Portal));
        var dispatcher = app.Services.GetRequiredService<PortalDispatcher>();
        var lead = DemoPeople.Person("fujian-lead");
        var random = new Random(5);
        var board = await Measure("a consultant's board", CaseloadDatabase.Consultant, _ => new BrowseCases(CaseTier.Overseas), 60);
        var filtered = await Measure("its second page, overdue", CaseloadDatabase.Consultant, i => new BrowseCases(CaseTier.Overseas, Overdue: i % 2 == 0, Page: 2), 60);
        var view = await Measure("a case with its timeline", CaseloadDatabase.Consultant, _ => new ViewCase(own[random.Next(own.Count)]), 40);
        await Measure("the team lead's board", lead, i => new BrowseCases(CaseTier.Overseas, CaseList.Team, Page: i % 3 + 1), null);
        await Memory(app, accounts.Single(account => account.Email == CaseloadDatabase.Consultant.Email));
        return board && filtered && view ? 0 : 1;

        async Task<bool> Measure<T>(string what, DemoPerson who, Func<int, MediatR.IRequest<Outcome<T>>> request, double? limit)
        {
            var (whole, bare) = (new List<double>(), new List<double>());
            var (trips, statements) = (0, 0);
            for (var i = -10; i < Rounds; i++)
            {
                // Short sessions of the seed; a new one before the old is over.
                var origin = await DemoSessions.SignIn(app.Services, tenant, who, Language.Chinese, default);
                var asked = request(Math.Max(i, 0));
                tape.Start();
                await DemoSessions.Send(app.Services, asked, origin, default);
                var recorded = tape.Stop();
                if (i < 0) continue;
                (trips, statements) = (trips + recorded.Count, statements + recorded.Sum(trip => trip.Length));
                // Which of the two comes first changes, so that neither finds warm what the other has read.
                foreach (var isWhole in i % 2 == 0 ? new[] { true, false } : [false, true])
                {
                    var started = Stopwatch.GetTimestamp();
                    if (isWhole) await dispatcher.Send(asked, origin);
                    else await StatementTape.Replay(plain, [.. recorded.Where(trip => trip.All(IsReading))]);
                    (isWhole ? whole : bare).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            await DemoSessions.End(app.Services, default);
            double[] sorted = [.. whole.Order()], alone = [.. bare.Order()];
            var holds = limit is null || At(sorted, 95) <= limit;
            Console.WriteLine($"{what,-26} {trips / (double)Rounds,4:0.0} round trips, {statements / (double)Rounds,4:0.0} statements   request p50 {At(sorted, 50),6:0.0} p95 {At(sorted, 95),6:0.0} ms   "
                + $"its reading statements p50 {At(alone, 50),6:0.0} p95 {At(alone, 95),6:0.0} ms   {(limit is null ? "" : $"limit {limit} ms: {(holds ? "holds" : "does not hold")}")}");
            return holds;
        }
    }

    /// <summary>Memory of the process before and with open boards of one consultant, each in a tab of its own.</summary>
    private static async Task Memory(WebApplication app, DemoAccount account)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Headless = true, ChromiumSandbox = false });
        await using var context = await chromium.NewContextAsync(new() { BaseURL = app.Urls.First() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/fujian/zh/account/sign-in");
        await page.FillAsync("[name='Form.Email']", account.Email);
        await page.FillAsync("[name='Form.Password']", account.Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.FillAsync("[name='Form.Code']", Totp.Code(Totp.FromBase32(account.TotpKey!)!, Totp.StepAt(TimeProvider.System.GetUtcNow())).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync("**/overseas/**");
        await Open(page);
        var before = Held();
        for (var i = 0; i < Circuits; i++) await Open(await context.NewPageAsync());
        var (heap, set) = (Held().Heap - before.Heap, Held().Set - before.Set);
        Console.WriteLine($"an open board (50 of {Own} cases shown): {heap / 1024.0 / Circuits:0} KiB of managed memory, {set / 1024.0 / Circuits:0} KiB of the process each, over {Circuits} of them");

        static async Task Open(IPage page)
        {
            await page.GotoAsync("/fujian/zh/overseas/cases");
            await page.Locator("main a[href*='overseas/cases/']").Nth(40).WaitForAsync();
        }
    }

    private static (long Heap, long Set) Held()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }

    /// <summary>What writes cannot be done twice: access rows have their place in a chain.</summary>
    private static bool IsReading(NpgsqlBatchCommand command) =>
        !command.CommandText.Contains("insert ", StringComparison.OrdinalIgnoreCase) && !command.CommandText.Contains("update ", StringComparison.OrdinalIgnoreCase) && !command.CommandText.Contains("delete ", StringComparison.OrdinalIgnoreCase);

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
