using TalentPortal.Features.Glossary.Domain;

namespace TalentPortal.Tests.Features.Glossary;

public sealed class SearchReadingTests
{
    [Theory]
    [InlineData("chip design", "芯片设计")]
    [InlineData("Chip Designs", "芯片设计")]
    [InlineData("芯片设计", "chip design")]
    [InlineData("芯片设计工程师", "chip design", "engineer")]
    [InlineData("chip design 工程师", "芯片设计", "engineer")]
    [InlineData("fuzhou", "福州")]
    [InlineData("fu zhou", "福州")]
    [InlineData("福州", "Fuzhou")]
    [InlineData("lvliang", "吕梁")]
    [InlineData("xian", "西安")]
    [InlineData("Xi'an", "西安")]
    [InlineData("dublin", "都柏林")]
    [InlineData("c++ 工程师", "engineer")]
    [InlineData("IC design", "芯片设计")]
    [InlineData("r&d", "研发")]
    [InlineData("new energy", "光伏")]
    public void What_is_typed_in_one_language_is_looked_for_in_the_other(string typed, params string[] also)
    {
        var reading = Read(typed);
        foreach (var one in also) Assert.Contains(one, reading.Also);
        Assert.NotNull(reading.Typed);
        Assert.InRange(reading.Also.Count, 1, 8);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of")]
    [InlineData("quagga")]
    [InlineData("芯")]
    [InlineData("𠀋字库")]
    public void What_is_no_term_is_looked_for_as_it_is(string typed)
    {
        Assert.Equal((SearchReading.AsTyped(typed).Words, null), (Read(typed).Words, Read(typed).Typed));
        Assert.Empty(Read(typed).Also);
    }

    [Fact]
    public void What_is_narrower_is_found_and_does_not_find()
    {
        Assert.Contains("光伏", Read("新能源").Also);
        Assert.DoesNotContain("新能源", Read("光伏").Also);
        Assert.Contains("photovoltaic", Read("光伏").Also);
    }

    [Fact]
    public void The_longest_term_wins_and_a_character_that_is_left_stays_with_its_neighbour()
    {
        Assert.Equal("('机器' & '器学' & '学习' | 'machin' & 'learn' | 'ml')", Read("机器学习").Words);
        // "Materials science" is found by "materials" already, and said all the same.
        Assert.Equal("('材料' | 'materi')", Read("材料").Words);
        Assert.Contains(Read("材料").Also, other => other.Contains(' ', StringComparison.Ordinal));
        // Not any posting with this character somewhere.
        Assert.StartsWith("('机器' & '器学' & '学习' & '习岗' | ", Read("机器学习岗").Words, StringComparison.Ordinal);
        Assert.Equal("'machin'", Read("machine").Words?.Split(" | ")[0].Trim('('));
    }

    [Fact]
    public void Names_in_pinyin_are_one_word_with_blanks_or_without() => Assert.Equal("('rong' & 'xin' | 'rongxin')", Read("rong xin").Words);

    [Fact]
    public void Letters_stand_for_cities_only_when_asked_so()
    {
        Assert.Empty(Read("fz").Also);
        Assert.Contains("福州", SearchReading.Of("fz", CommonTerms.Glossary, byInitials: true).Also);
    }

    [Fact]
    public void However_much_is_typed_the_cost_is_bounded()
    {
        var reading = Read(string.Concat(Enumerable.Repeat("芯片设计工程师半导体人工智能", 40)));
        Assert.True(reading.Also.Count <= 8);
        Assert.True(reading.Words!.Count(c => c == '\'') / 2 < 140, reading.Words);
    }

    [Fact]
    public void Every_row_of_the_list_finds_both_ways()
    {
        Assert.True(CommonTerms.Rows.Count >= 400, $"{CommonTerms.Rows.Count} rows");
        List<string> broken = [];
        foreach (var row in CommonTerms.Rows)
        {
            var (zh, en) = (row.List("zh", ';'), row.List("en", ';'));
            foreach (var (one, others) in zh.Select(one => (one, en)).Concat(en.Select(one => (one, zh))))
            {
                var found = CommonTerms.Glossary.Of(SearchGlossary.KeyOf(one)).Select(other => other.Key).ToHashSet();
                if (others.All(other => !found.Contains(SearchGlossary.KeyOf(other)))) broken.Add($"line {row.Line}: {one}");
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.Distinct(CommonTerms.Rows.SelectMany(row => row.List("zh", ';')));
    }

    private static SearchReading Read(string typed) => SearchReading.Of(typed, CommonTerms.Glossary);
}
