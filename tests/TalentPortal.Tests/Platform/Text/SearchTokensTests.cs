using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class SearchTokensTests
{
    private static readonly string[] pieces =
        ["招聘", "芯片", "设计", "工程师", "C++", "C#", ".NET", "ASP.NET", "node.js", "Engineering", "R&D", "e-commerce", "Xi'an", "5G", "1e5abc", "的",
         "，", "(", "'", "\\", ":", "&", "|", "!", "<->", "--", "𠮷", "𪚥", "é", "İ", "\u200b", "한국어", "カタカナ", "👩‍💻", "\0", "\ud800", "the", " "];

    private static readonly Arbitrary<string[]> documents = Arb.From(Gen.Elements(pieces).ArrayOf());

    [Theory]
    [InlineData("芯片", "芯 芯片 片")]
    [InlineData("数据分析", "数 数据 据 据分 分 分析 析")]
    [InlineData("AI工程师", "ai 工 工程 程 程师 师")]
    [InlineData("Senior Engineers", "senior engin")]
    [InlineData("C++/C# 和 .NET", "cplusplus csharp 和 dotnet")]
    [InlineData("精通C++和.NET开发", "精 精通 通 cplusplus 和 dotnet 开 开发 发")]
    [InlineData("ASP.NET Core", "aspnet dotnet core")]
    [InlineData("example.net", "exampl net")]
    [InlineData("Node.js", "nodej node")]
    [InlineData("R&D r & d", "randd randd")]
    [InlineData("e-commerce", "e commerc ecommerc")]
    [InlineData("Xi'an Xi’an", "xian xian")]
    [InlineData("bachelor's", "bachelor")]
    [InlineData("Head of the IT", "head it")]
    [InlineData("𠮷野", "𠮷 𠮷野 野")]
    [InlineData("Montréal", "montreal")]
    [InlineData("ＦＰＧＡ", "fpga")]
    [InlineData("50% – 3.5", "50 3 5")]
    [InlineData("👩‍💻 !!! ", "")]
    public void A_document_is_cut_into_lexemes(string text, string lexemes) => Assert.Equal(lexemes, string.Join(' ', SearchTokens.OfDocument(text)));

    [Theory]
    [InlineData("片", "'片'")]
    [InlineData("芯片", "'芯片'")]
    [InlineData("芯片设计", "'芯片' & '片设' & '设计'")]
    [InlineData("python 数据分析", "'python' & '数据' & '据分' & '分析'")]
    [InlineData("node.js", "'nodej'")]
    [InlineData("asp.net", "'aspnet'")]
    [InlineData("engineer engineers", "'engin'")]
    [InlineData("o'reilly", "'oreilli'")]
    [InlineData("a' | !b:* & 'c", "'a' & 'b' & 'c'")]
    public void A_query_asks_for_all_its_lexemes(string text, string query) => Assert.Equal(query, SearchTokens.Query(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  ' & | ! ( ")]
    [InlineData("the of and")]
    [InlineData("👍")]
    public void A_query_without_a_word_is_no_query(string? text) => Assert.Null(SearchTokens.Query(text));

    [Fact]
    public void Whatever_words_of_a_document_are_asked_for_find_it() => Prop.ForAll(documents, words =>
    {
        var document = SearchTokens.OfDocument(string.Join(' ', words)).ToHashSet();
        Assert.All(words, word => Assert.Subset(document, SearchTokens.OfQuery(word).ToHashSet()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lexemes_hold_nothing_that_a_query_could_mean() => Prop.ForAll(documents, words =>
    {
        var lexemes = SearchTokens.OfDocument(string.Concat(words)).Concat(SearchTokens.OfQuery(string.Concat(words)));
        Assert.All(lexemes, l => Assert.All(l.EnumerateRunes(), r => Assert.True(Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Characters_outside_the_basic_plane_are_never_torn_apart()
    {
        var text = string.Concat(Enumerable.Range(0x20000, 300).Select(char.ConvertFromUtf32));
        Assert.Equal(599, SearchTokens.OfDocument(text).Count);
        Assert.All(SearchTokens.OfDocument(text), l => Assert.Equal(l, TextNormaliser.Clean(l)));
    }

    [Fact]
    public void A_vector_carries_positions_and_weights_only_for_ranked_parts()
    {
        var vector = SearchTokens.Vector(new("芯片 engineer", SearchWeight.A), new("Engineers 公司", SearchWeight.B), new("正文 body"));
        Assert.Equal("'bodi' 'engin':3A,4B '公':5B '公司':5B '司':6B '文' '正' '正文' '片':2A '芯':1A '芯片':1A", vector);
        Assert.Equal("", SearchTokens.Vector(new SearchPart(null, SearchWeight.A)));
    }

    [Fact]
    public void A_vector_never_passes_the_limits_of_the_database()
    {
        var long1 = string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"word{i}"));
        Assert.InRange(Encoding.UTF8.GetByteCount(SearchTokens.Vector(new SearchPart(long1, SearchWeight.A))), 100_000, 3_000_000);
        Assert.InRange(SearchTokens.Vector(new SearchPart(long1, SearchWeight.A)).Split(' ').Length, 10_000, 90_000);
        var same = string.Concat(Enumerable.Repeat("same ", 20_000));
        Assert.Equal(32, SearchTokens.Vector(new SearchPart(same, SearchWeight.A)).Split(',').Length);
        Assert.Equal(64, SearchTokens.OfDocument(new string('x', 5000)).Single().Length);
    }

    [Fact]
    public void A_query_is_cut_off_before_it_becomes_a_burden() =>
        Assert.Equal(SearchTokens.MaxQueryLexemes, SearchTokens.OfQuery(string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"w{i}"))).Count);

    [Fact]
    public void Plain_text_has_the_same_lexemes_separated_by_blanks() => Assert.Equal("芯 芯片 片 engin", SearchTokens.PlainText("芯片 Engineers!"));
}
