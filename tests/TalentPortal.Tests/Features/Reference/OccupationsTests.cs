using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Tests.Features.Reference;

public sealed class OccupationsTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 43)]
    [InlineData(3, 130)]
    [InlineData(4, 436)]
    public void The_groups_of_ISCO_08_are_complete(int digits, int count)
    {
        var groups = ReferenceData.Occupations.Where(o => o.Code.Length == digits).ToList();
        Assert.Equal(count, groups.Count);
        Assert.All(groups, o => Assert.True(o.ParentCode is null || ReferenceData.Occupations.Has(o.ParentCode), o.Code));
        Assert.All(groups, o => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", o.NameZh));
        Assert.All(groups, o => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}|’", o.NameEn));
    }

    [Fact]
    public void Unit_groups_have_names_of_their_own_in_both_languages()
    {
        var units = ReferenceData.Occupations.Where(o => o.IsUnit).ToList();
        Assert.Equal(units.Count, units.Select(o => o.NameZh).Distinct().Count());
        Assert.Equal(units.Count, units.Select(o => o.NameEn).Distinct().Count());
    }

    [Theory]
    [InlineData("microelectronics engineer", "2152")]
    [InlineData("optoelectronic engineer", "2152")]
    [InlineData("robotics engineer", "2149")]
    [InlineData("recruitment consultant", "2423")]
    [InlineData("immigration adviser", "3354")]
    [InlineData("芯片设计工程师", "2152")]
    [InlineData("机器人", "2149")]
    [InlineData("电子工程师", "2152")]
    [InlineData("dianzigongchengshi", "2152")]
    [InlineData("dzgcs", "2152")]
    [InlineData("Software dev", "2512")]
    [InlineData("2310", "2310")]
    public void An_occupation_is_found_by_any_of_its_names(string typed, string code) =>
        Assert.Contains(code, ReferenceData.Occupations.Search(typed, 8).Select(o => o.Code));

    [Fact]
    public void Only_unit_groups_are_found() =>
        Assert.All(ReferenceData.Occupations.Search("engineer", 100), o => Assert.Equal(4, o.Code.Length));

    [Fact]
    public void Every_branch_of_industry_has_skills_with_names_of_their_own()
    {
        var skills = ReferenceData.Skills;
        Assert.InRange(skills.Count, 150, 1000);
        Assert.All(ReferenceData.Industries.Roots, root => Assert.InRange(skills.Count(s => s.IndustryCode == root.Code), 5, 100));
        Assert.Equal(skills.Count, skills.Select(s => s.NameZh).Distinct().Count());
        Assert.Equal(skills.Count, skills.Select(s => s.NameEn).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(skills, s => Assert.Equal(s, skills.ByWord(s.NameZh)));
        Assert.All(skills, s => Assert.Equal(s, skills.ByWord(" " + s.NameEn.ToUpperInvariant())));
    }

    [Theory]
    [InlineData("刻蚀", "etching")]
    [InlineData("keshi", "etching")]
    [InlineData("CRISPR", "gene-editing")]
    [InlineData("SystemVerilog", "verilog")]
    [InlineData("大模型", "large-language-models")]
    public void A_skill_is_found_by_any_of_its_names(string typed, string code) =>
        Assert.Contains(code, ReferenceData.Skills.Search(typed, 8).Select(s => s.Code));
}
