using System.Text;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Imports;

/// <summary>sec-F07: what hostile files leave behind, which is nothing.</summary>
public sealed class UploadImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Headings_are_recognised_and_the_next_file_like_it_is_read_as_this_one()
    {
        var employer = portal.Employer();
        var id = await employer.Upload(ImportScene.Three);
        var seen = await employer.Get(new ViewImport(id));
        Assert.Equal(["Reference", "Title", "Description", "Place", "IndustryCode", "KindCode", "DegreeCode", "Pay", "Headcount", "ClosingDate"], seen.Map);
        Assert.Equal((ImportState.Mapping, 3), (seen.State, seen.Lines));
        Assert.Equal(["R-1", "R-2", "R-3"], seen.SampleCells.Select(cells => cells[0]));

        string[] own = [.. seen.Map.Select(field => field == "Headcount" ? "" : field)];
        await employer.Get(new CheckImport(id, own, ImportGoal.Review));
        Assert.Equal(own, (await employer.Get(new ViewImport(await employer.Upload(ImportScene.Three)))).Map);
        // A heading more is guessed, the others stay as they were said to be.
        Assert.Equal([.. own, "PayCurrency"], (await employer.Get(new ViewImport(await employer.Upload(ImportScene.Head + ",币种\r\n" + ImportScene.Line("R-1") + ",人民币")))).Map);
        // Somebody else's files say nothing of it.
        Assert.Contains("Headcount", (await portal.Employer("haiyun").Get(new ViewImport(await portal.Employer("haiyun").Upload(ImportScene.Three)))).Map);
    }

    [Theory]
    [InlineData("postings.csv", "", "Sheet_Empty")]
    [InlineData("postings.csv", "a,b\n", "Sheet_Empty")]
    [InlineData("postings.pdf", "a,b\n1,2\n", "Sheet_NoText")]
    [InlineData("postings.xlsx", "a,b\n1,2\n", "Sheet_NoWorkbook")]
    [InlineData("postings.csv", "a,b\n1,\"2\n", "Sheet_QuoteOpen")]
    public async Task What_is_no_table_leaves_nothing_behind(string name, string text, string key)
    {
        var before = await Rows();
        var outcome = await portal.Employer().Send(new UploadImport(name, Encoding.UTF8.GetBytes(text)));
        Assert.Equal(key, outcome.Reason?.Name ?? outcome.Errors[0].Text.Name);
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task A_fault_far_down_takes_back_the_lines_before_it()
    {
        var before = await Rows();
        var table = new StringBuilder("a,b\n").Insert(4, "1,2\n", 2500).Append("1,\"2\n");
        Assert.Equal("Sheet_QuoteOpen", (await portal.Employer().Send(new UploadImport("postings.csv", Encoding.UTF8.GetBytes(table.ToString())))).Reason?.Name);
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task Only_who_may_bring_postings_sends_a_file_and_only_where_the_tenant_admits_the_employer()
    {
        foreach (var person in TalentPortal.Data.Seed.Demo.DemoPeople.People.Where(p => p.Employer is null && p.Role is not (TalentPortal.Platform.Security.PortalRole.Reviewer or TalentPortal.Platform.Security.PortalRole.TenantAdministrator)).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new UploadImport("a.csv", "a\n1"u8.ToArray()))).Kind);
        Assert.Equal("Import_NotAdmitted", (await portal.Employer(ImportScene.NotAdmitted).Send(new UploadImport("a.csv", "a\n1"u8.ToArray()))).Reason?.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.RecruiterOf("rongxin"), "").Send(new UploadImport("a.csv", "a\n1"u8.ToArray()))).Kind);
    }

    private Task<long> Rows() => portal.Scalar<long>("select (select count(*) from posting_imports) + (select count(*) from posting_import_lines)");
}
