using TalentPortal.Platform.Content;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Content;

/// <summary>What the release's files say of sources and figures, and that a fault in them is found.</summary>
public sealed class ReleasedLedgerTests
{
    private const string Sources = "code,kind,reliability,title_zh,title_en,publisher_zh,publisher_en,issued,url\nS1,firm,medium-high,标题,Title,,,2026-02,https://example.org/a\n";
    private const string Head = "code,at,digest,sources,as_of,certainty,standing,verify,value,unit,place,note_zh,note_en\n";

    [Fact]
    public void The_ledger_of_this_release_is_whole()
    {
        var ledger = ReleasedLedger.Current;

        Assert.Equal(ledger.Claims.Count, ledger.ClaimBook.Claims.Count());
        Assert.All(ledger.Claims, claim => Assert.NotEmpty(ledger.ClaimBook.SourcesOf(claim)));
    }

    [Fact]
    public void A_claim_has_its_sources_its_figure_and_its_day()
    {
        var claim = Assert.Single(Read("wage.x,1/1,0000,S1,2026-02,low-medium,estimate,1,2400..4200,CNY/month,350102,说明,Note\n").Claims);

        Assert.Equal((2400m, 4200m), claim.Range);
        Assert.Null(claim.Number);
        Assert.Equal(new DateOnly(2026, 2, 28), claim.AsOfDay);
        Assert.Equal((Certainty.LowMedium, Standing.Estimate, true), (claim.Certainty, claim.Standing, claim.Verify));
    }

    [Theory]
    [InlineData("a,1/1,0,,2026,high,fact,,,,,,\n", "names no source")]
    [InlineData("a,1/1,0,S9,2026,high,fact,,,,,,\n", "unknown source S9")]
    [InlineData("a,1/1,0,S1,2026,high,fact,,20,,,,\n", "has the value '20' in ''")]
    [InlineData("a,1/1,0,S1,2026,high,fact,,20,furlongs,,,\n", "'furlongs'")]
    [InlineData("a,1/1,0,S1,2026,high,fact,,9..4,days,,,\n", "'9..4'")]
    [InlineData("a,1/1,0,S1,2026,high,fact,,2026-02-30,date,,,\n", "'2026-02-30'")]
    [InlineData("a,1/1,0,S1,2026,high,fact,,,,,,\na,1/2,0,S1,2026,high,fact,,,,,,\n", "stands there twice")]
    public void A_claim_that_does_not_hold_together_stops_the_release(string rows, string what) =>
        Assert.Contains(what, Assert.Throws<ContentException>(() => Read(rows)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a,1/1,0,S1,soon,high,fact,,,,,,\n", "as_of")]
    [InlineData("a,1/1,0,S1,2026,sure,fact,,,,,,\n", "certainty")]
    [InlineData("a,1/1,0,S1,2026,high,fact,,,,,说明,\n", "note_en")]
    public void A_faulty_cell_is_named(string rows, string column) =>
        Assert.Contains($"column {column}", Assert.Throws<CsvException>(() => Read(rows)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_parameter_rests_on_a_claim() =>
        Assert.Contains("unknown claim b", Assert.Throws<ContentException>(() => Read("a,1/1,0,S1,2026,high,fact,,20,points,,,\n", "p,cn,2020-01-01,,1,points,b\n")).Message, StringComparison.Ordinal);

    private static ReleasedLedger Read(string claims, string parameters = "") => new(["sources.csv", "claims/x.csv", "parameters.csv"], name => name switch
    {
        "sources.csv" => Sources,
        "claims/x.csv" => Head + claims,
        _ => "code,place,from,until,value,unit,claim\n" + parameters,
    });
}
