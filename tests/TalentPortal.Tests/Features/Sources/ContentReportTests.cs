using TalentPortal.Features.Sources;
using TalentPortal.Platform.Content;

namespace TalentPortal.Tests.Features.Sources;

/// <summary>Where facts stand, and that one which stands nowhere is told.</summary>
public sealed class ContentReportTests
{
    private const string Claims = "code,at,digest,sources,as_of,certainty,standing,verify,value,unit,place,note_zh,note_en\na.one,1/1,0,S1,2026,high,fact,,20,points,,,\na.two,1/2,0,S1,2026,high,fact,,,,,,\n";

    [Fact]
    public async Task Every_claim_of_the_release_stands_somewhere_and_every_place_is_there()
    {
        using var console = new StringWriter();

        var result = await ContentReportCommand.RunAsync(["--source", Repository.Root], console);

        Assert.True(result == 0, console.ToString());
        Assert.Contains(" 0 nowhere;", console.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guides/a.md", "Up to {v:a.one}. {c:a.two}", "a.one a.two", "")]
    [InlineData("guides/a.md", "Up to {v:a.two}.", "a.two", "a.two has no figure to show")]
    [InlineData("guides/a.md", "Up to {n:a.three}.", "", "unknown claim a.three")]
    [InlineData("rules/a.json", """{"all":[{"claims":["a.one"]},{"claim":"a.two"}]}""", "a.one a.two", "")]
    [InlineData("cities/a.json", """{"text":{"zh":"{v:a.one}"}}""", "a.one", "")]
    [InlineData("parameters.csv", "code,place,from,until,value,unit,claim\np,cn,2020-01-01,,1,points,a.one\n", "a.one", "")]
    [InlineData("places/a.csv", "claim,place\na.one,reference/degrees.csv#master\n", "a.one", "")]
    [InlineData("places/a.csv", "claim,place\na.one,reference/degrees.csv#baccalaureate\n", "", "is no row of the reference data")]
    [InlineData("places/a.csv", "claim,place\na.one,product:src/TalentPortal/Program.cs#OperatorCommands\n", "a.one", "")]
    [InlineData("places/a.csv", "claim,place\na.one,product:src/TalentPortal/Program.cs#NoSuchName\n", "", "does not name NoSuchName")]
    [InlineData("places/a.csv", "claim,place\na.one,somewhere\n", "", "is no kind of place")]
    public void A_place_is_found_or_its_fault_is_told(string file, string text, string placed, string fault)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sources.csv"] = "code,kind,reliability,title_zh,title_en,publisher_zh,publisher_en,issued,url\nS1,law,high,法,Law,,,,\n", ["claims/a.csv"] = Claims, [file] = text,
        };
        var ledger = new ReleasedLedger(["sources.csv", "claims/a.csv"], name => files[name]);

        var places = ContentPlaces.Find(ledger, [.. files.Keys], name => files[name], Repository.Root);

        Assert.Equal(placed, string.Join(' ', places.Of.Keys.Order(StringComparer.Ordinal)));
        if (fault.Length == 0) Assert.Empty(places.Faults);
        else Assert.Contains(fault, Assert.Single(places.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_are_counted_by_their_sources_and_rows_of_tables_that_name_one_once()
    {
        const string Text = """
            # A title
            How to read this [S1].
            ## 1. Pay
            A paragraph of two lines [S1]
            that says two things [S2; GK].

            - a bullet [S3]
              that goes on
            1. a number without a source

            | Item | Source |
            | --- | --- |
            | row | S1, S2 |

            | Item | Rule |
            | --- | --- |
            | row | says [S1] this and that [S2] |
            ```
            - no statement [S1]
            ```
            ### 1.2 More
            Last [N1].
            """;

        var facts = CollectedFacts.Statements("x.md", Text);

        Assert.Equal(["1/1#1", "1/1#2", "1/2", "1/3", "1/4", "1/5#1", "1/5#2", "1.2/1"], facts.Select(fact => fact.At));
        Assert.Equal("- a bullet [S3] that goes on", facts.Single(fact => fact.At == "1/2").Text);
        Assert.Equal(8, facts.Single(fact => fact.At == "1/2").Digest.Length);
    }

    [Fact]
    public async Task A_fact_that_stands_nowhere_or_whose_words_have_changed_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("facts-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "new.md"), "# New\n## 1. One\n- something nobody wrote down [S1]\n");
            using var console = new StringWriter();

            Assert.Equal(1, await ContentReportCommand.RunAsync(["--facts", folder], console));

            Assert.Contains("missing: new.md 1/1", console.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Wrong_arguments_are_told() => Assert.Equal(2, await ContentReportCommand.RunAsync(["--facts"], TextWriter.Null));
}
