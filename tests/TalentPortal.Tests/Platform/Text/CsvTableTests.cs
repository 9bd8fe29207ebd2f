using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class CsvTableTests
{
    [Fact]
    public void Quotes_commas_line_breaks_and_comments_are_read()
    {
        var table = CsvTable.Parse("t.csv", "# note, with \"anything\"\r\na,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n# more\n,z", "a", "b");
        Assert.Equal(["x, \"y\"", null], table.Rows.Select(r => r.Optional("a")));
        Assert.Equal("two\nlines", table.Rows[0].Text("b"));
        Assert.Equal([3, 6], table.Rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("", 1, "no header")]
    [InlineData("a\n1\n", 1, "instead of 'a,b'")]
    [InlineData("a,b\n1\n", 2, "1 fields")]
    [InlineData("a,b\n1,2\n\n", 3, "1 fields")]
    [InlineData("a,b\n1,\"2\n", 2, "never closed")]
    [InlineData("a,b\n1,2\"3\n", 2, "quote inside")]
    [InlineData("a,b\n1,\"2\"3\n", 2, "after a closing quote")]
    public void What_breaks_the_format_is_refused_with_its_line(string text, int line, string why)
    {
        var fault = Assert.Throws<CsvException>(() => CsvTable.Parse("t.csv", text, "a", "b"));
        Assert.Equal(line, fault.Line);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Contains("t.csv", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" x")]
    [InlineData("x ")]
    [InlineData("-1")]
    [InlineData("2026-2-3")]
    [InlineData("2026-02-30")]
    public void Values_of_the_wrong_type_are_refused(string value)
    {
        var row = CsvTable.Parse("t.csv", $"a\n{value}\n", "a").Rows[0];
        Assert.Throws<CsvException>(() => row.Date("a"));
        Assert.Throws<CsvException>(() => row.Number("a"));
        Assert.Throws<CsvException>(() => row.Choice<DayOfWeek>("a"));
    }

    [Fact]
    public void A_file_that_is_not_embedded_is_named() =>
        Assert.Contains("nothing.csv", Assert.Throws<CsvException>(() => CsvTable.FromResource(typeof(CsvTable).Assembly, "nothing.csv", "a")).Message, StringComparison.Ordinal);
}
