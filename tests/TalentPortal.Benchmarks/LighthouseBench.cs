using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Npgsql;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.Benchmarks;

/// <summary>
/// Lighthouse with its mobile preset over the pages that visitors come to first, in both languages, the median of several
/// runs. The site is filled as a demo is and then says that it is none: search engines are kept off demos, which Lighthouse
/// counts as a fault.
/// </summary>
internal static class LighthouseBench
{
    private const int LeastPerformance = 95, LeastOther = 100;

    /// <summary>What somebody said of themselves stands in the address: search engines are kept off it, and SEO is no limit there.</summary>
    private const string Answer = "permits/calculator?salary=480000&degree=doctorate&years=8&months=12&chinese=hsk4&place=fuzhou&age=38&background=high_level_university&bonus=0";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>Measures and prints each page.</summary>
    /// <returns>0 when all hold, 2 without Node or its packages.</returns>
    /// <param name="folder">Where Lighthouse is installed, see <c>tests/lighthouse</c>.</param>
    public static async Task<int> Run(string folder, int runs)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "lighthouse")))
        {
            Console.Error.WriteLine($"Lighthouse is not installed in {folder}: npm ci");
            return 2;
        }

        var (cluster, connections) = await BenchPortal.NewDatabase();
        await using var _ = cluster;
        await using (var seeding = BenchPortal.Build(connections))
        {
            await seeding.StartAsync();
            await DemoSeed.Run(seeding.Services, seeding.Environment, BenchPortal.Folder, default);
        }

        Guid job;
        await using (var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = "bench" }.ConnectionString))
        {
            await using var isNone = database.CreateCommand("update tenants set is_demo = false");
            await isNone.ExecuteNonQueryAsync();
            await using var position = database.CreateCommand("select l.job_id from job_listings l join tenants t on t.id = l.tenant_id where t.slug = 'fujian' and l.closed_at is null and l.title_zh is not null and l.title_en is not null order by l.job_id limit 1");
            job = (Guid)(await position.ExecuteScalarAsync())!;
        }

        // Pages name their own address, so it has to be known before they are served.
        var origin = $"http://127.0.0.1:{FreePort()}";
        await using var app = BenchPortal.Build(connections, null, new KeyValuePair<string, string?>("Portal:Site:Origin", origin));
        app.Urls.Clear();
        app.Urls.Add(origin);
        await app.StartAsync();
        (string Name, string Path)[] pages =
        [
            ("home", ""), ("position", $"jobs/{job}"), ("guide", "guides/work-permit-points"),
            ("calculator", "permits/calculator"), ("answer", Answer), ("housing list", "housing"),
        ];
        var asked = pages.SelectMany(page => new[] { "zh", "en" }.Select(language => (Name: $"{page.Name}, {language}", Address: $"{origin}/fujian/{language}{(page.Path.Length == 0 ? "" : "/" + page.Path)}"))).ToList();
        Console.WriteLine($"Lighthouse, mobile preset, median of {runs}; limits: performance {LeastPerformance}, accessibility, best practices and SEO {LeastOther}; load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Console.WriteLine($"{"",-18} {"performance",11} {"accessib.",9} {"practices",9} {"SEO",5}   {"first paint",11} {"largest",8} {"blocked",8} {"shift",6} {"KB",5}");
        var misses = 0;
        using var node = Process.Start(new ProcessStartInfo("node", ["run.mjs", runs.ToString(System.Globalization.CultureInfo.InvariantCulture), .. asked.Select(page => page.Address)]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        foreach (var (name, _) in asked)
        {
            if (await node.StandardOutput.ReadLineAsync() is not { } line) break;
            var page = JsonSerializer.Deserialize<Measured>(line, json)!;
            var holds = page.Scores["performance"] >= LeastPerformance && page.Scores.Where(score => score.Key != "performance" && (score.Key != "seo" || !page.Address.EndsWith(Answer, StringComparison.Ordinal))).All(score => score.Value >= LeastOther);
            misses += holds ? 0 : 1;
            Console.WriteLine(FormattableString.Invariant(
                $"{name,-18} {page.Scores["performance"],11} {page.Scores["accessibility"],9} {page.Scores["best-practices"],9} {page.Scores["seo"],5}   {page.Paint,8} ms {page.Largest,5} ms {page.Blocked,5} ms {page.Shift,6:0.000} {page.Bytes / 1024,5}   {(holds ? "holds" : "MISSES " + string.Join(", ", page.Faults))}"));
        }

        await node.WaitForExitAsync();
        if (node.ExitCode != 0) return 2;
        Console.WriteLine(misses == 0 ? "every limit holds" : $"{misses} pages miss a limit");
        return misses == 0 ? 0 : 1;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Measured(string Address, IReadOnlyDictionary<string, int> Scores, IReadOnlyList<string> Faults, int Paint, int Largest, int Blocked, double Shift, int Bytes);
}
