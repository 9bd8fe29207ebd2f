using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>
/// How long the list of positions takes through HTTP, next to the statements that it sends, on their own through Npgsql.
/// Every query is asked both ways in turn, so that both see the same machine.
/// </summary>
internal static class SearchBench
{
    private const int Rounds = 3;

    /// <summary>The ways in which a query is asked: the page, the request behind it, the statements of both.</summary>
    private const int Page = 0, Request = 1, Sql = 2, Ways = 3;

    private static readonly string[] kinds = [.. Enumerable.Range(1, 3).Select(number => SearchNumbers.Kind(number)!.Code)];
    private static readonly string[] provinces = [.. new[] { 11, 31, 35, 44, 33 }.Select(number => SearchNumbers.Province(number)!.Slug)];

    public static async Task<int> Run(PortalConnectionStrings connections, int count)
    {
        using var tape = new StatementTape();
        await using var database = tape.Database(ConnectionRules.Complete(connections.Portal));
        await using var app = BenchPortal.Build(connections, builder => builder.AddSingleton(database), new KeyValuePair<string, string?>(PageCacheSetup.Setting, "false"));
        await app.StartAsync();
        await using var plain = NpgsqlDataSource.Create(ConnectionRules.Complete(connections.Portal));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var addresses = Addresses(count);

        var tapes = new List<IReadOnlyList<NpgsqlBatchCommand[]>>(count);
        long bytes = 0;
        foreach (var address in addresses)
        {
            tape.Start();
            bytes += (await Get(client, address)).Length;
            tapes.Add(tape.Stop());
        }

        Console.WriteLine($"{count:N0} different queries; {tapes.Average(t => t.Count):0.0} round trips, {tapes.Average(t => t.Sum(trip => trip.Length)):0.0} statements and {bytes / count / 1024.0:0} KiB of page each");
        var dispatcher = app.Services.GetRequiredService<PortalDispatcher>();
        var tenants = app.Services.GetRequiredService<TenantDirectory>();
        var times = new double[Ways, Rounds, count];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var turn = 0; turn < Ways; turn++)
                {
                    var way = (i + round + turn) % Ways;
                    var started = Stopwatch.GetTimestamp();
                    if (way == Page) await Get(client, addresses[i]);
                    else if (way == Request) await dispatcher.Send(RequestOf(addresses[i]), await OriginOf(addresses[i], tenants));
                    else await StatementTape.Replay(plain, tapes[i]);
                    times[way, round, i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                }
            }
        }

        var worst = 0.0;
        foreach (var (name, which) in new (string, Func<int, bool>)[] { ("tenants' sites", i => !IsNational(addresses[i])), ("national site", i => IsNational(addresses[i])), ("all", _ => true) })
        {
            var chosen = Enumerable.Range(0, count).Where(which).ToList();
            double[][] sorted = [.. Enumerable.Range(0, Ways).Select(way => Sorted(times, way, chosen))];
            Console.WriteLine($"{name}, {chosen.Count} queries, {Rounds} times");
            foreach (var (what, way) in new[] { ("page through HTTP", Page), ("request behind it", Request), ("its statements", Sql) })
                Console.WriteLine($"  {what,-18} p50 {At(sorted[way], 50),5:0.0}  p95 {At(sorted[way], 95),5:0.0}  p99 {At(sorted[way], 99),5:0.0} ms");
            worst = Math.Max(At(sorted[Page], 50) / At(sorted[Sql], 50), At(sorted[Page], 95) / At(sorted[Sql], 95));
            Console.WriteLine($"  page to statements p50 {At(sorted[Page], 50) / At(sorted[Sql], 50):0.00}  p95 {At(sorted[Page], 95) / At(sorted[Sql], 95):0.00} (limit 2)");
        }

        await WithCaches(connections, addresses);
        return worst <= 2 ? 0 : 1;
    }

    /// <summary>The same pages with the cache on: asked for the first time, and again while they are kept.</summary>
    private static async Task WithCaches(PortalConnectionStrings connections, List<string> addresses)
    {
        await using var app = BenchPortal.Build(connections);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var address in addresses.Take(100)) await Get(client, address + "&warm=1");
        var (first, again, kept) = (new List<double>(), new List<double>(), 0);
        // In parts that are done before the first page of them is too old.
        foreach (var part in addresses.Chunk(200))
        {
            foreach (var address in part) first.Add(await Time(address));
            foreach (var address in part)
            {
                again.Add(await Time(address));
                using var answer = await client.GetAsync(address);
                if (answer.Headers.Age is not null) kept++;
            }
        }

        Console.WriteLine($"caches on, {addresses.Count} queries, {kept} of them kept at the end");
        foreach (var (what, times) in new[] { ("first visitor", first), ("the next ones", again) })
        {
            double[] sorted = [.. times.Order()];
            Console.WriteLine($"  {what,-18} p50 {At(sorted, 50),5:0.0}  p95 {At(sorted, 95),5:0.0}  p99 {At(sorted, 99),5:0.0} ms");
        }

        async Task<double> Time(string address)
        {
            var started = Stopwatch.GetTimestamp();
            await Get(client, address);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    /// <summary>The request that the page of this address sends.</summary>
    private static BrowseJobs RequestOf(string address)
    {
        var query = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        return new BrowseJobs(query["q"], Province: query.GetValueOrDefault("province"), Kind: query.GetValueOrDefault("kind"), Sort: query.GetValueOrDefault("sort"), Page: query.GetValueOrDefault("page"));
    }

    private static async Task<CallOrigin> OriginOf(string address, TenantDirectory tenants)
    {
        var segments = address.Split('/');
        var tenant = IsNational(address) ? null : await tenants.BySlug(segments[1], CancellationToken.None);
        return new(tenant, segments[tenant is null ? 1 : 2] == "zh" ? Language.Chinese : Language.English);
    }

    private static bool IsNational(string address) => address.StartsWith("/zh/", StringComparison.Ordinal) || address.StartsWith("/en/", StringComparison.Ordinal);

    /// <summary>What visitors ask for: words, filters, sites, pages; all different.</summary>
    private static List<string> Addresses(int count)
    {
        var random = new Random(11);
        return [.. new Postings(7).Queries().Take(count).Select(words =>
        {
            var site = random.Next(2) == 0 ? "" : $"/t{(int)(Postings.Tenants * Math.Pow(random.NextDouble(), 1.7)):000}";
            var query = new Dictionary<string, string?> { ["q"] = words };
            if (random.Next(2) == 0) query["sort"] = "date";
            if (random.Next(10) == 0) query["page"] = "2";
            if (random.Next(3) == 0) query["kind"] = kinds[random.Next(kinds.Length)];
            if (random.Next(3) == 0) query["province"] = provinces[random.Next(provinces.Length)];
            return QueryHelpers.AddQueryString($"{site}/{(random.Next(3) == 0 ? "en" : "zh")}/jobs", query);
        })];
    }

    private static async Task<string> Get(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    private static double[] Sorted(double[,,] times, int way, IReadOnlyList<int> chosen) => [.. Enumerable.Range(0, Rounds).SelectMany(round => chosen.Select(i => times[way, round, i])).Order()];

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
