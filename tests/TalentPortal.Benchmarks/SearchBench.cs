using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.PageCache;

namespace TalentPortal.Benchmarks;

/// <summary>One way in which the list is asked: a class of words on a kind of site in an order, always with two filters.</summary>
internal sealed record SearchCell(string Terms, bool IsNational, bool ByDate)
{
    public override string ToString() => $"{Terms,-16} {(IsNational ? "nation" : "tenant"),-6} {(ByDate ? "date" : "relevance"),-9}";
}

/// <summary>Times of one cell in milliseconds, sorted.</summary>
/// <param name="Server">From the first middleware to the end of the answer.</param>
/// <param name="Bare">The same statements through Npgsql alone.</param>
internal sealed record SearchTimes(double[] Server, double[] Bare);

/// <summary>
/// How long the list of positions takes through HTTP, measured in the server, next to the statements that it sends, on
/// their own through Npgsql. Both are asked in turn, so that both see the same machine; no answer comes from a cache.
/// </summary>
internal static class SearchBench
{
    private const double LimitMs = 40, LimitRatio = 2, LimitGrowth = 2;
    private const int Rounds = 3;

    private static readonly string[] kinds = [.. Enumerable.Range(1, 2).Select(number => SearchNumbers.Kind(number)!.Code)];
    private static readonly string[] provinces = [.. new[] { 11, 31, 35, 44, 33 }.Select(number => SearchNumbers.Province(number)!.Slug)];

    /// <summary>Measures every cell at both sizes and prints each with its limits.</summary>
    /// <returns>0 when all hold.</returns>
    /// <param name="slowest">So many of the slowest addresses are printed with their statements, to be looked at.</param>
    public static async Task<int> Run(PortalConnectionStrings small, PortalConnectionStrings large, int queries, bool tuning, int slowest)
    {
        var few = await Measure(small, queries, tuning, []);
        var asked = new List<(double Took, string Address, IReadOnlyList<NpgsqlBatchCommand[]> Sent)>();
        var many = await Measure(large, queries, tuning, asked);
        Console.WriteLine($"{queries} queries a cell, {Rounds} times each, two filters (kind and province), {(tuning ? "words for tuning" : "words that nothing was tuned on")}; limits: p95 {LimitMs} ms, {LimitRatio} times the statements alone, {LimitGrowth} times the small database");
        Console.WriteLine($"{"",-33} {"p50",7} {"p95",7} {"p99",7}   {"alone p50",9} {"p95",7}   {"ratio",5}   {"small p50",9}  {"growth",6}");
        var misses = 0;
        foreach (var (cell, times) in many)
        {
            var (p50, p95, ratio, before) = (At(times.Server, 50), At(times.Server, 95), At(times.Server, 50) / At(times.Bare, 50), At(few[cell].Server, 50));
            var growth = p50 / before;
            List<string> missed = [.. new[] { (p95 > LimitMs, "time"), (ratio > LimitRatio, "ratio"), (growth > LimitGrowth, "growth") }.Where(limit => limit.Item1).Select(limit => limit.Item2)];
            misses += missed.Count;
            Console.WriteLine(FormattableString.Invariant($"{cell} {p50,7:0.0} {p95,7:0.0} {At(times.Server, 99),7:0.0}   {At(times.Bare, 50),9:0.0} {At(times.Bare, 95),7:0.0}   {ratio,5:0.00}   {before,9:0.0}  {growth,6:0.00}  {(missed.Count == 0 ? "holds" : "MISSES " + string.Join(", ", missed))}"));
        }

        var smallAll = At([.. few.Values.SelectMany(times => times.Server).Order()], 50);
        double[] all = [.. many.Values.SelectMany(times => times.Server).Order()], bare = [.. many.Values.SelectMany(times => times.Bare).Order()];
        Console.WriteLine(FormattableString.Invariant($"{"all cells",-33} {At(all, 50),7:0.0} {At(all, 95),7:0.0} {At(all, 99),7:0.0}   {At(bare, 50),9:0.0} {At(bare, 95),7:0.0}   {At(all, 50) / At(bare, 50),5:0.00}   {smallAll,9:0.0}  {At(all, 50) / smallAll,6:0.00}"));
        foreach (var (took, address, sent) in asked.OrderByDescending(one => one.Took).DistinctBy(one => one.Address).Take(slowest))
        {
            Console.WriteLine(FormattableString.Invariant($"{took:0.0} ms {Uri.UnescapeDataString(address)}"));
            foreach (var command in sent.SelectMany(trip => trip)) Console.WriteLine($"    {string.Join(" | ", command.Parameters.Select(parameter => parameter.Value is Array array ? string.Join(',', array.Cast<object>()) : parameter.Value))}\n    {command.CommandText.ReplaceLineEndings(" ")}");
        }

        Console.WriteLine(misses == 0 ? "every limit holds" : $"{misses} limits are missed");
        return misses == 0 ? 0 : 1;
    }

    private static async Task<Dictionary<SearchCell, SearchTimes>> Measure(PortalConnectionStrings connections, int queries, bool tuning, List<(double Took, string Address, IReadOnlyList<NpgsqlBatchCommand[]> Sent)> asked)
    {
        using var tape = new StatementTape();
        var timer = new ServerTimer();
        await using var database = tape.Database(ConnectionRules.Complete(connections.Portal));
        await using var app = BenchPortal.Build(connections, services => services.AddSingleton(database).AddSingleton<IStartupFilter>(timer), new KeyValuePair<string, string?>(PageCacheSetup.Setting, "false"));
        await app.StartAsync();
        await Warm(app.Services);
        await using var plain = NpgsqlDataSource.Create(ConnectionRules.Complete(connections.Portal));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var random = new Random(tuning ? 11 : 23);
        var measured = new Dictionary<SearchCell, SearchTimes>();
        foreach (var (terms, words) in SearchTerms.Classes(tuning))
        {
            foreach (var cell in new[] { true, false }.SelectMany(national => new[] { true, false }.Select(byDate => new SearchCell(terms, national, byDate))))
            {
                var addresses = Enumerable.Range(0, queries).Select(at => Address(cell, words[at % words.Count], random)).ToList();
                var (server, bare) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    foreach (var address in addresses)
                    {
                        tape.Start();
                        var took = await Ask(client, timer, address);
                        var sent = tape.Stop();
                        // The first time also fills what a server that has run for a while has in memory.
                        var started = Stopwatch.GetTimestamp();
                        await StatementTape.Replay(plain, sent);
                        var alone = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                        // Recording costs a little; the page is asked once more without it, behind its statements as these were behind it.
                        took = round == 0 ? took : await Ask(client, timer, address);
                        if (round == 0) continue;
                        server.Add(took);
                        asked.Add((took, address, sent));
                        bare.Add(alone);
                    }
                }

                measured.Add(cell, new([.. server.Order()], [.. bare.Order()]));
            }
        }

        return measured;
    }

    /// <summary>What a server reads in the background once and again later, so that no measured statement is one of these.</summary>
    private static async Task Warm(IServiceProvider services)
    {
        var (figures, shares) = (services.GetRequiredService<JobFigures>(), services.GetRequiredService<WordShares>());
        await figures.Totals(CancellationToken.None);
        var (_, newest) = await figures.Range(CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (shares.Of("'any'", newest) is null) await Task.Delay(100, limit.Token);
    }

    private static string Address(SearchCell cell, string words, Random random)
    {
        var site = cell.IsNational ? "" : $"/t{(int)(Postings.Tenants * Math.Pow(random.NextDouble(), 1.7)):000}";
        var query = new Dictionary<string, string?> { ["q"] = words, ["kind"] = kinds[random.Next(kinds.Length)], ["province"] = provinces[random.Next(provinces.Length)] };
        if (cell.ByDate) query["sort"] = "date";
        return QueryHelpers.AddQueryString($"{site}/{(random.Next(3) == 0 ? "en" : "zh")}/jobs", query);
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
