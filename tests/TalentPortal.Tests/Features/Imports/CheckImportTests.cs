using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Imports;

/// <summary>sec-F07: each fault with its line, and no posting before somebody saw them.</summary>
public sealed class CheckImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_fault_is_told_with_its_line_and_nothing_is_written_yet()
    {
        var before = await portal.Scalar<long>("select count(*) from jobs");
        var id = await portal.Checked(string.Join("\n", ImportScene.Head,
            ImportScene.Line("R-1"), ImportScene.Line(""), ImportScene.Line("R-1"), ImportScene.Line("R-4", place: "乌有之乡"), ImportScene.Line("R-5", pay: "30-50万"), ImportScene.Line("R-6", industry: "炼金术"),
            ImportScene.Line("R-7", closing: "2020年1月2日"), ImportScene.Line("R-8", closing: "3/4/2027"), ImportScene.Line("R-9", title: ""), ImportScene.Line("R-10", pay: "面议"), ImportScene.Line("R-11", pay: "50-30万/年")));
        var seen = await portal.Employer().Get(new ViewImport(id));
        Assert.Equal((ImportState.Checked, 11, 11, 9), (seen.State, seen.Lines, seen.Looked, seen.Faulty));
        Assert.Equal(
            [
                "3 Reference ReferenceMissing", "4 Reference ReferenceTwice 2", "5 Place NotUnderstood 乌有之乡", "6 PayPeriod PeriodMissing", "7 IndustryCode NotUnderstood 炼金术", "8 ClosingDate ClosingPast",
                "9 ClosingDate NotUnderstood 3/4/2027", "10 TitleZh TitleMissing", "12 PayMax PayReversed",
            ],
            seen.Faults.Select(line => $"{line.Number} {line.Faults[0].Field} {line.Faults[0].Kind} {string.Join(' ', line.Faults[0].Values)}".Trim()));
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task Every_fault_that_the_form_can_find_has_its_words()
    {
        var texts = typeof(ImportsText).Assembly;
        var manager = new System.Resources.ResourceManager(typeof(ImportsText).FullName!, texts);
        var source = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src/TalentPortal/Features/Jobs/Domain/JobFieldsValidator.cs")) + await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src/TalentPortal/Features/Jobs/Domain/JobContent.cs"));
        var kinds = System.Text.RegularExpressions.Regex.Matches(source, "\"JobFields_(\\w+)\"").Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(kinds.Count > 10);
        foreach (var kind in kinds) Assert.True(manager.GetString("Fault_" + kind, System.Globalization.CultureInfo.GetCultureInfo("en")) is not null, kind);
    }

    [Fact]
    public async Task Columns_can_be_named_anew_and_the_lines_are_looked_at_again()
    {
        var employer = portal.Employer();
        var id = await employer.Upload("编号,岗位,说明,城市,行业,工资\nR-1,工程师,设计。,福州,芯片设计,30万/年");
        var map = (await employer.Get(new ViewImport(id))).Map.ToArray();
        Assert.Equal(["Reference", "Title", "", "Place", "IndustryCode", "Pay"], map);
        await employer.Get(new CheckImport(id, map, ImportGoal.Review));
        await portal.WorkOff();
        Assert.Equal(1, (await employer.Get(new ViewImport(id))).Faulty);
        map[2] = "Description";
        await employer.Get(new CheckImport(id, map, ImportGoal.Review));
        await portal.WorkOff();
        Assert.Equal((0, ImportState.Checked), ((await employer.Get(new ViewImport(id))).Faulty, (await employer.Get(new ViewImport(id))).State));
    }

    [Theory]
    [InlineData("CheckImport_ReferenceMissing", "Title", "Place")]
    [InlineData("CheckImport_FieldTwice", "Reference", "Reference")]
    [InlineData("CheckImport_FieldUnknown", "Reference", "TenantId")]
    [InlineData("CheckImport_FieldUnknown", "Reference")]
    [InlineData("CheckImport_FieldUnknown", "Reference", "Employer")]
    public async Task A_meaning_that_cannot_be_is_refused(string key, params string[] map)
    {
        var id = await portal.Employer().Upload("a,b\n1,2");
        Assert.Equal(key, (await portal.Employer().Send(new CheckImport(id, map, ImportGoal.Review))).Errors[0].Text.Name);
    }

    [Fact]
    public async Task An_employer_publishes_nothing_past_the_review_and_nobody_else_sees_the_file()
    {
        var id = await portal.Employer().Upload(ImportScene.Three);
        var map = (await portal.Employer().Get(new ViewImport(id))).Map;
        Assert.Equal(OutcomeKind.Invalid, (await portal.Employer().Send(new CheckImport(id, map, ImportGoal.Publish))).Kind);
        foreach (var stranger in ImportScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new CheckImport(id, map, ImportGoal.Review))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new CheckImport(id, map, ImportGoal.Review))).Kind);
    }
}
