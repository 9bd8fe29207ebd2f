using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.PageCache;

namespace TalentPortal.Benchmarks;

/// <summary>
/// How long the search across everything takes through HTTP, measured in the server, all kinds and positions on one page,
/// next to the statements that it sends. No answer comes from a cache.
/// </summary>
internal static class ItemBench
{
    private const double LimitMs = 40;
    private const int Rounds = 3;

    /// <summary>Measures each class of words on the national site and at tenants.</summary>
    /// <returns>0 when each holds.</returns>
    /// <param name="slowest">So many of the slowest addresses are printed with their statements.</param>
    public static async Task<int> Run(PortalConnectionStrings connections, int queries, bool tuning, int slowest)
    {
        using var tape = new StatementTape();
        var timer = new ServerTimer();
        await using var database = tape.Database(ConnectionRules.Complete(connections.Portal));
        await using var app = BenchPortal.Build(connections, services => services.AddSingleton(database).AddSingleton<IStartupFilter>(timer), new KeyValuePair<string, string?>(PageCacheSetup.Setting, "false"));
        await app.StartAsync();
        await Warm(app.Services, database);
        await using var plain = NpgsqlDataSource.Create(ConnectionRules.Complete(connections.Portal));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var random = new Random(tuning ? 11 : 23);
        Console.WriteLine($"{queries} queries a cell, {Rounds} times each, {(tuning ? "words for tuning" : "words that nothing was tuned on")}; limit: p95 {LimitMs} ms; load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}");
        Console.WriteLine($"{"",-26} {"p50",7} {"p95",7} {"p99",7}   {"alone p50",9} {"p95",7}   {"ratio",5}");
        var (misses, all, asked) = (0, new List<double>(), new List<(double Took, string Address, IReadOnlyList<NpgsqlBatchCommand[]> Sent)>());
        foreach (var (terms, words) in SearchTerms.Classes(tuning))
        {
            foreach (var isNational in new[] { true, false })
            {
                var addresses = Enumerable.Range(0, queries).Select(at => Address(isNational, words[at % words.Count], random)).ToList();
                var (server, bare) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    foreach (var address in addresses)
                    {
                        tape.Start();
                        await Ask(client, timer, address);
                        var sent = tape.Stop();
                        var started = Stopwatch.GetTimestamp();
                        await StatementTape.Replay(plain, sent);
                        var alone = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                        if (round == 0) continue;
                        var took = await Ask(client, timer, address);
                        server.Add(took);
                        bare.Add(alone);
                        asked.Add((took, address, sent));
                    }
                }

                double[] times = [.. server.Order()], own = [.. bare.Order()];
                all.AddRange(times);
                var holds = At(times, 95) <= LimitMs;
                misses += holds ? 0 : 1;
                Console.WriteLine(FormattableString.Invariant($"{terms,-17} {(isNational ? "nation" : "tenant"),-8} {At(times, 50),7:0.0} {At(times, 95),7:0.0} {At(times, 99),7:0.0}   {At(own, 50),9:0.0} {At(own, 95),7:0.0}   {At(times, 50) / At(own, 50),5:0.00}   {(holds ? "holds" : "MISSES")}"));
            }
        }

        double[] every = [.. all.Order()];
        Console.WriteLine(FormattableString.Invariant($"{"all cells",-26} {At(every, 50),7:0.0} {At(every, 95),7:0.0} {At(every, 99),7:0.0}"));
        foreach (var (took, address, sent) in asked.OrderByDescending(one => one.Took).DistinctBy(one => one.Address).Take(slowest))
        {
            Console.WriteLine(FormattableString.Invariant($"{took:0.0} ms {Uri.UnescapeDataString(address)}"));
            foreach (var command in sent.SelectMany(trip => trip)) Console.WriteLine($"    {string.Join(" | ", command.Parameters.Select(parameter => parameter.Value is Array array ? string.Join(',', array.Cast<object>()) : parameter.Value))}\n    {command.CommandText.ReplaceLineEndings(" ")}");
        }

        Console.WriteLine(misses == 0 ? "every limit holds" : $"{misses} limits are missed");
        return misses == 0 ? 0 : 1;
    }

    /// <summary>What a server reads in the background once and again later, so that no measured statement is one of these.</summary>
    private static async Task Warm(IServiceProvider services, NpgsqlDataSource database)
    {
        var (figures, shares, items, itemShares) = (services.GetRequiredService<JobFigures>(), services.GetRequiredService<WordShares>(), services.GetRequiredService<ItemFigures>(), services.GetRequiredService<ItemWordShares>());
        await figures.Totals(CancellationToken.None);
        var (_, newest) = await figures.Range(CancellationToken.None);
        await using var connection = await database.OpenConnectionAsync();
        var totals = await items.Latest(connection, CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (shares.Of("'any'", newest) is null || itemShares.Of("'any'", totals.Newest) is null) await Task.Delay(100, limit.Token);
    }

    private static string Address(bool isNational, string words, Random random)
    {
        var site = isNational ? "" : $"/t{(int)(Postings.Tenants * Math.Pow(random.NextDouble(), 1.7)):000}";
        return QueryHelpers.AddQueryString($"{site}/{(random.Next(3) == 0 ? "en" : "zh")}/search", "q", words);
    }

    private static async Task<double> Ask(HttpClient client, ServerTimer timer, string address)
    {
        using var answer = await client.GetAsync(address);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}.");
        await answer.Content.ReadAsByteArrayAsync();
        return await timer.Next();
    }

    private static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
