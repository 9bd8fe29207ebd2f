using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>Rules: one person against a thousand of them with reasons and questions, and very many kept results against one rule that changed.</summary>
internal static class RulesBench
{
    private const int Documents = 1000, MedianLeaves = 12, LeavesMost = 200;
    private const double EngineLimitMs = 10;
    private const string Rule = "bench.young";

    public static async Task<int> Run(string? only, int people, int samples)
    {
        Console.WriteLine($"load average of the machine before: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
        var holds = true;
        if (only is null or "engine") holds &= Engine(samples);
        if (only is null or "rerun") holds &= await Rerun(people);
        Console.WriteLine($"load average of the machine after: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
        return holds ? 0 : 1;
    }

    /// <summary>Every sample is another random person; what is taken is the time for all documents together, reasons and questions with it.</summary>
    private static bool Engine(int samples)
    {
        var (facts, book, random) = (FactCatalogue.Released, ReleasedLedger.Current.ParameterBook, new Random(20261123));
        var vocabulary = RuleVocabulary.Of(facts, book);
        var programs = Enumerable.Range(0, Documents).Select(at => Compile(Document(random, facts, at), vocabulary)).ToList();
        int[] leaves = [.. programs.Select(program => program.Tests.Count).Order()];
        Console.WriteLine($"{Documents} documents, {leaves[Documents / 2]} conditions in the middle one, {leaves[^1]} in the largest, {leaves.Sum()} together");
        var (shelf, _) = RuleShelf.Of(programs.Select(program => program.Document));
        var day = new DateOnly(2026, 11, 23);
        var holds = Measure("generated documents", programs, shelf);
        var released = RuleLibrary.Released;
        return Measure("released documents", [.. released.Shelf.Codes.Select(code => released.At(code, day)).OfType<RuleProgram>()], released.Shelf) & holds;

        bool Measure(string what, IReadOnlyList<RuleProgram> all, RuleShelf on)
        {
            List<double> times = [];
            var (met, open, asked, read) = (0L, 0L, 0L, 0L);
            for (var sample = -20; sample < samples; sample++)
            {
                var sheet = Sheet(random, facts);
                var began = Stopwatch.GetTimestamp();
                foreach (var program in all)
                {
                    var result = Evaluation.Of(program, sheet, day, on, book);
                    if (result.Verdict == Verdict.Met) met++;
                    else if (result.Verdict == Verdict.Unknown) open++;
                    asked += result.Asks.Count;
                    read += result.Why is null ? 0 : Leaves(result.Why);
                }

                if (sample >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            double[] sorted = [.. times.Order()];
            var p95 = sorted[(int)(sorted.Length * 0.95)];
            var isKept = p95 <= EngineLimitMs;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what,-20} p50 {sorted[sorted.Length / 2],6:0.00} ms, p95 {p95,6:0.00} ms, slowest {sorted[^1],6:0.00} ms; a person on average: {met / (samples + 20)} met, {open / (samples + 20)} open, {asked / (samples + 20)} questions, {read / (samples + 20)} findings; limit p95 {EngineLimitMs} ms: {(isKept ? "holds" : "does not hold")}"));
            return isKept;
        }
    }

    /// <summary>The explanation is read, so that nothing of it can be left for later.</summary>
    private static int Leaves(Finding finding) => 1 + finding.Of.Sum(Leaves);

    private static RuleProgram Compile(string text, RuleVocabulary vocabulary) =>
        RuleReader.Read(text, vocabulary) is { Document: { } document } ? RuleProgram.Compile(document) : throw new InvalidOperationException("A generated document is faulty: " + text);

    /// <summary>Sizes as of real rules: most are small, few are large.</summary>
    private static string Document(Random random, FactCatalogue facts, int at)
    {
        var size = at == 0 ? LeavesMost : Math.Clamp((int)(MedianLeaves * Math.Exp(Normal(random) * 0.6)), 2, LeavesMost);
        return $$"""{"schema":1,"code":"bench.{{at}}","kind":"eligibility","title":{"zh":"t","en":"t"},"level":"national","place":"cn","from":"2000-01-01","when":{{Group(random, facts, size, 0)}} }""";
    }

    private static string Group(Random random, FactCatalogue facts, int size, int depth)
    {
        if (size == 1) return Test(random, facts);
        List<string> of = [];
        for (var left = size; left > 0;)
        {
            var part = depth >= 5 ? 1 : Math.Min(left, random.Next(3) == 0 ? random.Next(2, 7) : 1);
            // A list of one that is all there is would never end.
            if (part == size) part--;
            of.Add(Group(random, facts, part, depth + 1));
            left -= part;
        }

        var list = string.Join(',', of);
        return random.Next(5) switch { 0 or 1 => $$"""{"any":[{{list}}]}""", 2 => $$"""{"atLeast":{{random.Next(1, of.Count + 1)}},"of":[{{list}}]}""", _ => $$"""{"all":[{{list}}]}""" };
    }

    private static string Test(Random random, FactCatalogue facts)
    {
        var fact = facts.At(random.Next(facts.Count));
        return fact.Type switch
        {
            FactType.Bool => $$"""{"fact":"{{fact.Code}}","is":{{(random.Next(2) == 0 ? "true" : "false")}} }""",
            FactType.Choice => $$"""{"fact":"{{fact.Code}}","is":"{{Any(random, fact)}}"}""",
            FactType.Rank => $$"""{"fact":"{{fact.Code}}","ge":"{{Any(random, fact)}}"}""",
            FactType.Set => $$"""{"fact":"{{fact.Code}}","hasAny":["{{Any(random, fact)}}"]}""",
            FactType.Place => $$"""{"fact":"{{fact.Code}}","within":["{{places[random.Next(places.Length)]}}"]}""",
            FactType.Date or FactType.Month => $$$"""{"since":{"fact":"{{{fact.Code}}}"},"le":{"years":{{{random.Next(1, 6)}}}} }""",
            _ => $$"""{"fact":"{{fact.Code}}","ge":{{((long)(fact.Most * (decimal)random.NextDouble())).ToString(CultureInfo.InvariantCulture)}} }""",
        };
    }

    private static readonly string[] places = ["110000", "310000", "350100", "350200", "440300", "510100"];

    private static string Any(Random random, Fact fact) => fact.Choices[random.Next(fact.Choices.Count)].Code;

    /// <summary>Two facts of three are known.</summary>
    private static FactSheet Sheet(Random random, FactCatalogue facts) => FactSheet.Of(facts, facts.Where(_ => random.Next(3) > 0).Select(fact => (fact.Code, fact.Type switch
    {
        FactType.Bool => random.Next(2) == 0 ? "true" : "false",
        FactType.Choice or FactType.Rank or FactType.Set => Any(random, fact),
        FactType.Place => places[random.Next(places.Length)],
        FactType.Date => new DateOnly(2020, 1, 1).AddDays(random.Next(2500)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactType.Month => new DateOnly(2020, 1, 1).AddDays(random.Next(2500)).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => ((long)Math.Max(fact.Least, Math.Floor(fact.Most * (decimal)random.NextDouble()))).ToString(CultureInfo.InvariantCulture),
    })));

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Everybody's result is due because one rule changed; half of them come to something else and are told. Beside it what one statement costs that touches all the rows.</summary>
    private static async Task<bool> Rerun(int people)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase(new Dictionary<string, string> { ["shared_buffers"] = "1GB" });
        await using var _ = cluster;
        await using var app = BenchPortal.Build(connections);
        await app.StartAsync();
        await DemoSeed.Run(app.Services, app.Environment, BenchPortal.Folder, default);
        var dispatcher = app.Services.GetRequiredService<PortalDispatcher>();
        var desk = (await app.Services.GetRequiredService<TenantDirectory>().Desk(default))!;
        await Publish(dispatcher, desk, 40);
        var superuser = new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString) { Database = new NpgsqlConnectionStringBuilder(connections.Portal).Database }.ConnectionString;
        var filled = Stopwatch.StartNew();
        await Fill(app.Services, superuser, people);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people:N0} people with sealed answers and one kept result, made in {filled.Elapsed.TotalSeconds:0} s"));
        await Publish(dispatcher, desk, 35);
        await using var source = NpgsqlDataSource.Create(superuser);
        await Command(source, "update eligibility_dues set due_at = now() - interval '1 minute'");
        var work = app.Services.GetServices<IScheduledWork>().Single(one => one.Name == "eligibility-rerun");
        var (runs, took) = (0, Stopwatch.StartNew());
        long left;
        do
        {
            await work.Run(new ScheduledRun(work.Name, TimeProvider.System.GetUtcNow(), dispatcher, app.Services.GetRequiredService<TenantDirectory>(), NullLogger.Instance), default);
            runs++;
            left = await Scalar(source, "select count(*) from eligibility_dues where due_at <= now()");
        }
        while (left > 0 && runs < (people / 20_000) + 10);
        took.Stop();
        var (changed, mails) = (await Scalar(source, "select count(*) from eligibility_results where rule_version > 1"), await Scalar(source, "select count(*) from outbox_messages where ordering_key like 'mail:%'"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worked out anew: {people / took.Elapsed.TotalSeconds:0} people a second, {took.Elapsed.TotalSeconds:0} s in {runs} runs; {changed:N0} changed, {mails:N0} mails wait, {left} left"));
        var floor = Stopwatch.StartNew();
        await Command(source, "with r as (update eligibility_results set evaluated_at = now() returning id) update eligibility_dues d set due_at = now() + interval '1 year' from r where r.id = d.result_id");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor, one statement over the same rows that opens no seal and asks no rule: {people / floor.Elapsed.TotalSeconds:0} people a second"));
        // Ages 20 to 59, evenly: those of 36 to 40 lose it.
        var isRight = left == 0 && changed == mails && Math.Abs(changed - (people * 5 / 40)) <= 5;
        var minutes = people / (20_000 / 4.0);
        var isKept = took.Elapsed.TotalMinutes <= Math.Max(1, minutes);
        Console.WriteLine(isRight ? "results: right" : "results: wrong");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"limit 20,000 people in four minutes: {(isKept ? "holds" : "does not hold")}"));
        return isRight && isKept;
    }

    private static async Task Publish(PortalDispatcher dispatcher, TenantRef desk, int age)
    {
        var text = $$"""{"schema":1,"code":"{{Rule}}","kind":"eligibility","title":{"zh":"t","en":"t"},"level":"national","place":"cn","from":"2000-01-01","when":{"fact":"age","le":{{age}} },"benefit":{"kind":"living_grant","title":{"zh":"b","en":"b"},"amount":1000,"currency":"CNY","period":"once"} }""";
        var outcome = await dispatcher.Send(new LoadContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["rules/" + Rule + ".json"] = text }), CallOrigin.System("bench", desk));
        if (!outcome.IsOk) throw new InvalidOperationException(outcome.Kind.ToString());
    }

    /// <summary>Accounts as copies of one of the demonstration, each with a key and a sheet of its own, sealed by the vault itself.</summary>
    private static async Task Fill(IServiceProvider services, string superuser, int people)
    {
        await using var source = NpgsqlDataSource.Create(superuser);
        var now = TimeProvider.System.GetUtcNow();
        var ids = Enumerable.Range(0, people).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var sheets = await source.OpenConnectionAsync();
        await using var results = await source.OpenConnectionAsync();
        await using var dues = await source.OpenConnectionAsync();
        await using var sheetRows = await sheets.BeginBinaryImportAsync("copy eligibility_sheets (id, user_id, answers, changed_at, visited_at) from stdin (format binary)");
        await using var resultRows = await results.BeginBinaryImportAsync("copy eligibility_results (id, user_id, rule_code, rule_version, outcome, kept_at, evaluated_at) from stdin (format binary)");
        await using var dueRows = await dues.BeginBinaryImportAsync("copy eligibility_dues (result_id, user_id, rule_code, due_at) from stdin (format binary)");
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), TalentPortal.Platform.Security.Rights.None);
        var vault = scope.ServiceProvider.GetRequiredService<PortalVault>();
        foreach (var (at, user) in ids.Index())
        {
            var (age, result) = (20 + (at % 40), Guid.CreateVersion7());
            var answers = await vault.Seal(KeyOwner.Person(user), JsonSerializer.Serialize(new Dictionary<string, string> { ["age"] = age.ToString(CultureInfo.InvariantCulture), ["degree"] = "master", ["place"] = "350100" }), new SealContext(EligibilitySheet.Table, "answers", user), default);
            var verdict = age <= 40 ? nameof(Verdict.Met) : nameof(Verdict.NotMet);
            var kept = new StringBuilder("{\"Now\":{\"Version\":1,\"On\":\"2026-11-23\",\"Verdict\":\"").Append(verdict).Append('"').Append(age <= 40 ? ",\"Amount\":1000" : "").Append("}}").ToString();
            var outcome = await vault.Seal(KeyOwner.Person(user), kept, new SealContext(EligibilityResult.Table, "outcome", result), default);
            await Row(sheetRows, user, user, answers.ToBytes().ToArray(), now, now);
            await Row(resultRows, result, user, Rule, 1, outcome.ToBytes().ToArray(), now, now);
            await Row(dueRows, result, user, Rule, now);
        }

        await sheetRows.CompleteAsync();
        await resultRows.CompleteAsync();
        await dueRows.CompleteAsync();
    }

    private static async Task Row(NpgsqlBinaryImporter rows, params object[] values)
    {
        await rows.StartRowAsync();
        foreach (var value in values)
            await rows.WriteAsync(value, value switch { Guid => NpgsqlDbType.Uuid, byte[] => NpgsqlDbType.Bytea, DateTimeOffset => NpgsqlDbType.TimestampTz, int => NpgsqlDbType.Integer, _ => NpgsqlDbType.Text });
    }

    private static async Task Command(NpgsqlDataSource source, string text)
    {
        await using var command = source.CreateCommand(text);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Scalar(NpgsqlDataSource source, string text)
    {
        await using var command = source.CreateCommand(text);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
