using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Sheets;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Imports;

public sealed class ViewImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employers_file_is_nobody_elses_and_a_tenants_not_the_employers()
    {
        var (own, tenants) = (await portal.Employer().Upload(ImportScene.Three), await portal.Staff().Upload(ImportScene.Three));
        foreach (var stranger in ImportScene.Strangers)
        {
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new ViewImport(own))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new ReportImport(own, false))).Kind);
        }

        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new ViewImport(own))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer().Send(new ViewImport(tenants))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Staff("greater-bay").Send(new ViewImport(tenants))).Kind);
        Assert.Equal([own], (await portal.Employer().Get(new BrowseImports())).Rows.Select(row => row.Id));
        Assert.Equal([tenants], (await portal.Staff().Get(new BrowseImports())).Rows.Select(row => row.Id));
    }
}

public sealed class BrowseImportsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_newest_comes_first_and_who_is_not_admitted_is_told()
    {
        var first = await portal.Employer().Upload(ImportScene.Three);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await portal.Employer().Upload(ImportScene.Three, "second.csv");
        var found = await portal.Employer().Get(new BrowseImports());
        Assert.Equal([(second, "second.csv"), (first, "postings.csv")], found.Rows.Select(row => (row.Id, row.FileName)));
        Assert.Equal((true, false), (found.MayUpload, found.IsOfTenant));
        Assert.False((await portal.Employer(ImportScene.NotAdmitted).Get(new BrowseImports())).MayUpload);
        Assert.True((await portal.Staff().Get(new BrowseImports())).IsOfTenant);
    }
}

public sealed class ReportImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_report_has_every_line_as_it_came_with_what_became_of_it()
    {
        var done = await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("H-1", "\"=cmd|'/c calc'!A1 工程师\""), ImportScene.Line("H-2", industry: "炼金术")));
        var report = await portal.Employer().Get(new ReportImport(done.Id, OnlyFaulty: false));
        Assert.Equal([(2, (ImportEffect?)ImportEffect.Added), (3, ImportEffect.LeftOut)], report.Lines.Select(line => (line.Number, line.Effect)));
        Assert.Equal("=cmd|'/c calc'!A1 工程师", report.Lines[0].Cells[1]);
        Assert.Equal(["NotUnderstood"], report.Lines[1].Faults.Select(fault => fault.Kind));
        Assert.Equal([3], (await portal.Employer().Get(new ReportImport(done.Id, OnlyFaulty: true))).Lines.Select(line => line.Number));
    }
}

public sealed class ExportPostingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_is_exported_can_be_sent_again_and_changes_nothing()
    {
        await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("J-1", "\"=1+1 工程师\""), ImportScene.Line("J-2", kind: "柔性", pay: "面议")));
        var found = await portal.Employer().Get(new ExportPostings());
        using var memory = new MemoryStream();
        await SheetWriter.Csv(memory, [.. found.Fields.Select(field => field.NameZh)], Lines(found.Lines.Where(line => line[0]?.StartsWith("J-", StringComparison.Ordinal) == true)), CancellationToken.None);
        Assert.DoesNotContain(",=", System.Text.Encoding.UTF8.GetString(memory.ToArray()), StringComparison.Ordinal);
        var employer = portal.Employer();
        var id = await employer.Get(new UploadImport("again.csv", memory.ToArray()));
        var map = (await employer.Get(new ViewImport(id))).Map;
        Assert.Equal(found.Fields.Select(field => field.Name), map);
        await employer.Get(new CheckImport(id, map, ImportGoal.Review));
        await portal.WorkOff();
        await employer.Get(new BeginImport(id, LeaveFaulty: false));
        await portal.WorkOff();
        Assert.Equal(new ImportCounts(0, 0, 0, 2, 0), (await employer.Get(new ViewImport(id))).Counts);
    }

    [Fact]
    public async Task An_employer_exports_its_own_alone()
    {
        await portal.Submitted(f => f.Reference = "K-1");
        await portal.Submitted(f => f.Reference = "K-2", "haiyun");
        var references = (await portal.Employer().Get(new ExportPostings())).Lines.Select(line => line[0]).ToList();
        Assert.Contains("K-1", references);
        Assert.DoesNotContain("K-2", references);
        var all = await portal.Staff().Get(new ExportPostings());
        Assert.Contains(all.Fields, field => field.Name == ImportField.Employer);
        Assert.Equal(2, all.Lines.Count(line => line[0] is "K-1" or "K-2"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ExportPostings())).Kind);
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Lines(IEnumerable<IReadOnlyList<string?>> lines)
    {
        foreach (var line in lines) yield return await Task.FromResult(line);
    }
}

public sealed class ContinueImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_delivery_twice_and_many_at_once_take_each_line_in_once()
    {
        var id = await portal.Checked(ImportScene.Three.Replace("R-", "L-"));
        await portal.Employer().Get(new BeginImport(id, LeaveFaulty: false));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.AsSystem().Send(new ContinueImport(id))));
        await portal.WorkOff();
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from jobs where source_identifier like 'L-%'"));
        Assert.Equal((3, ImportState.Done), ((await portal.Employer().Get(new ViewImport(id))).Taken, (await portal.Employer().Get(new ViewImport(id))).State));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer().Send(new ContinueImport(id))).Kind);
    }
}
