using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Tests.Features.Reference;

public sealed class ReferenceSearchTests
{
    [Theory]
    [InlineData("福州", "350100")]
    [InlineData("fuzhou", "350100")]
    [InlineData("fuz", "350100")]
    [InlineData("fz", "350100")]
    [InlineData("Fuzhou, Jiangxi", "361000")]
    [InlineData("xian", "610100")]
    [InlineData("Xi'an", "610100")]
    [InlineData("urumqi", "650100")]
    [InlineData("wulumuqi", "650100")]
    [InlineData("内蒙", "150000")]
    [InlineData("hong kong", "810000")]
    [InlineData("xianggang", "810000")]
    public void A_division_is_found_by_any_of_its_names(string typed, string code) =>
        Assert.Contains(code, ReferenceData.Divisions.Search(typed, 10).Select(d => d.Code));

    [Theory]
    [InlineData("芯片", "chip-design")]
    [InlineData("chip", "chip-design")]
    [InlineData("xinpian", "chip-design")]
    [InlineData("xpsj", "chip-design")]
    [InlineData("micro", "mini-micro-led")]
    [InlineData("lvyou", "tourism-hospitality")]
    [InlineData("数据", "big-data")]
    [InlineData("trading", "quantitative-trading")]
    public void An_industry_is_found_by_any_of_its_names(string typed, string code) =>
        Assert.Contains(code, ReferenceData.Industries.Search(typed).Select(i => i.Code));

    [Fact]
    public void The_exact_name_comes_first_and_nothing_typed_finds_nothing()
    {
        Assert.Equal(["福州", "抚州"], ReferenceData.Divisions.Search("fuzhou").Take(2).Select(d => d.ShortZh));
        Assert.Equal("310000", ReferenceData.Divisions.Search("shanghai")[0].Code);
        Assert.Equal("finance", ReferenceData.Industries.Search("金融")[0].Code);
        Assert.Equal(3, ReferenceData.Divisions.Search("s", 3).Count);
        Assert.Empty(ReferenceData.Divisions.Search(" "));
        Assert.Empty(ReferenceData.Divisions.Search(null));
        Assert.Empty(ReferenceData.Divisions.Search("zzzz"));
        Assert.Empty(ReferenceData.Industries.Search("ptics"));
    }
}
