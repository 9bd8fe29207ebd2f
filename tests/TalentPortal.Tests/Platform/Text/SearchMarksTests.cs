using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class SearchMarksTests
{
    [Theory]
    [InlineData("engineers", "Senior Engineer, engineering and Engines", "Engineer|engineering|Engines")]
    [InlineData("ENGINEER", "process engineer", "engineer")]
    [InlineData("芯片", "芯片设计工程师", "芯片")]
    [InlineData("芯片设计", "芯片与设计", "芯片|设计")]
    [InlineData("c++", "C++ and C", "C++")]
    [InlineData("c#", "C# or F#", "C#")]
    [InlineData(".net", "ASP.NET and .NET", ".NET")]
    [InlineData("node.js", "Node.js, node", "Node.js")]
    [InlineData("cafe", "Café manager", "Café")]
    [InlineData("python 数据", "Python数据分析", "Python|数据")]
    [InlineData("ｐｙｔｈｏｎ", "python", "python")]
    [InlineData("𠮷野", "𠮷野家", "𠮷野")]
    [InlineData("r&d", "R&D lead", "R&D")]
    public void What_the_query_meant_is_found_as_it_is_written(string query, string text, string marks) =>
        Assert.Equal(marks.Split('|').Order(StringComparer.Ordinal), MarksOf(query, text).Where(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_word_is_judged_anew_in_each_text_but_means_the_same()
    {
        var marks = SearchMarks.For("chip 设计")!;
        Assert.Equal(["Chips", "设计"], marks.In("Chips and boards").Order(StringComparer.Ordinal));
        Assert.Equal(["设计"], marks.In("Boards and boards"));
        Assert.Equal(["Chips", "chip", "设计"], marks.In("chip").Concat(marks.In("Chips")).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "text")]
    [InlineData("the of", "the text of")]
    [InlineData("!!! <>", "!!! <b>")]
    [InlineData("zebra", "horse")]
    [InlineData("art", "start party")]
    public void What_is_not_meant_is_not_marked(string query, string text) =>
        Assert.DoesNotContain(MarksOf(query, text), mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyCollection<string> MarksOf(string query, string text) => SearchMarks.For(query)?.In(text) ?? [];
}
