using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Tenancy;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Rules;

/// <summary>What the tests of rules share: figures of their own, the released documents, and how properties are run.</summary>
internal static class RuleScene
{
    public const int Runs = 10_000;

    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly DateOnly start = new(2017, 4, 1);

    public static FactCatalogue Facts => FactCatalogue.Released;

    /// <summary>Figures as published; the release's own may grow, these tests stay.</summary>
    public static ParameterBook Book { get; } = ParameterBook.Of(
        [
            new("local_wage_month", "110000", new(2026, 2, 4), null, "11937", "CNY/month", "wage.beijing.2026"),
            new("local_wage_month", "310000", new(2026, 2, 3), null, "12434", "CNY/month", "wage.shanghai.2026"),
            new("local_wage_month", "440100", new(2023, 1, 1), new(2025, 1, 1), "10449", "CNY/month", "wage.guangzhou.2023"),
            new("permit.salary.a_multiple", ParameterBook.Everywhere, start, null, "6", "multiple", "permit.salary.a_multiple"),
            new("permit.salary.b_multiple", ParameterBook.Everywhere, start, null, "4", "multiple", "permit.salary.b_multiple"),
        ],
        [
            .. "150000 450000 500000 510000 520000 530000 540000 610000 620000 630000 640000 650000".Split(' ').Select(place => new PlaceInList("western", place, start, null, "wp.list.western")),
            .. "210000 220000 230000".Split(' ').Select(place => new PlaceInList("northeast", place, start, null, "wp.list.northeast")),
        ]);

    public static RuleVocabulary Vocabulary { get; } = RuleVocabulary.Of(Facts, Book);

    /// <summary>The released rules of the work permit, over these figures.</summary>
    public static RuleSet Permits { get; } = RuleLibrary.Read(
        [.. ContentFiles.All.Where(name => name.Contains("cn.work-permit.", StringComparison.Ordinal))], ContentFiles.Read, Facts, Book, ClaimBook.Empty);

    /// <summary>A document of conditions around one.</summary>
    public static string Document(string when, string code = "x.rule", string more = "") =>
        $$"""{"schema":1,"code":"{{code}}","kind":"eligibility","title":{"zh":"t","en":"t"},"level":"national","place":"cn","from":"2000-01-01","when":{{when}}{{more}}}""";

    public static RuleProgram Compile(string text, RuleVocabulary? vocabulary = null)
    {
        var reading = RuleReader.Read(text, vocabulary ?? Vocabulary);
        Assert.True(reading.Faults.Count == 0, string.Join("; ", reading.Faults) + "\n" + text);
        return RuleProgram.Compile(reading.Document!);
    }

    public static FactSheet Sheet(params (string Fact, string Text)[] answers) => FactSheet.Of(Facts, answers);

    public static Bilingual Both(string text) => new(text, text);

    /// <summary>Runs a property on so many seeds; what failed can be run again by the printed seed.</summary>
    public static void Holds(ITestOutputHelper output, Func<Random, bool> property, int runs = Runs)
    {
        var seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"seed {seed}, {runs} runs");
        var replay = FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None));
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs).WithReplay(replay);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), one => property(new Random(one))).Check(config);
    }
}
