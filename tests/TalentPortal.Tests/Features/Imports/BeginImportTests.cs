using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Imports;

public sealed class BeginImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Lines_become_postings_as_the_form_would_make_them_and_a_second_run_changes_nothing()
    {
        var first = await portal.TakenIn(ImportScene.Three.Replace("R-", "A-"));
        Assert.Equal((ImportState.Done, new ImportCounts(3, 0, 0, 0, 0)), (first.State, first.Counts));
        var own = (await portal.Employer().Get(new BrowseOwnJobs(Take: 100))).Rows.Single(row => row.Reference == "A-1");
        var fields = (await portal.Own(own.Id)).Fields;
        Assert.Equal((JobStatus.InReview, "芯片设计工程师", "350100", "chip-design", "permanent", "master", "300000", "500000", "year", "2"), (own.Status, fields.TitleZh, fields.DivisionCode, fields.IndustryCode, fields.KindCode, fields.DegreeCode, fields.PayMin, fields.PayMax, fields.PayPeriod, fields.Headcount));
        Assert.Equal("Chip design engineer", (await portal.Own((await portal.Employer().Get(new BrowseOwnJobs(Take: 100))).Rows.Single(row => row.Reference == "A-2").Id)).Fields.TitleEn);

        var state = await State();
        Assert.Equal(new ImportCounts(0, 0, 0, 3, 0), (await portal.TakenIn(ImportScene.Three.Replace("R-", "A-"))).Counts);
        Assert.Equal(state, await State());
    }

    [Fact]
    public async Task A_public_posting_goes_on_as_it_was_while_its_change_waits_and_what_is_over_stays_over()
    {
        await portal.TakenIn(ImportScene.Three.Replace("R-", "B-"));
        var jobs = (await portal.Employer().Get(new BrowseOwnJobs(Take: 100))).Rows.Where(row => row.Reference!.StartsWith("B-", StringComparison.Ordinal)).OrderBy(row => row.Reference).ToList();
        await portal.Review(jobs[0].Id, publish: true);
        await portal.Review(jobs[1].Id, publish: true);
        await portal.Employer().Get(new CloseJob(jobs[1].Id, JobCloseReason.Filled));

        var again = await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("B-1", "首席芯片设计工程师"), ImportScene.Line("B-2", "Chip design engineer"), ImportScene.Line("B-3", "另一职位")));
        Assert.Equal(new ImportCounts(0, 2, 0, 0, 1), again.Counts);
        Assert.Equal("芯片设计工程师", (await portal.As(null).Get(new ViewJob(jobs[0].Id))).Open!.Content.Title.Zh);
        Assert.True((await portal.Own(jobs[0].Id)).ChangeInReview);
        Assert.Equal(("Closed", "InReview"), (await portal.Status(jobs[1].Id), await portal.Status(jobs[2].Id)));
        // The same once more: what is proposed already is not proposed anew.
        Assert.Equal(new ImportCounts(0, 0, 0, 2, 1), (await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("B-1", "首席芯片设计工程师"), ImportScene.Line("B-2", "Chip design engineer"), ImportScene.Line("B-3", "另一职位")))).Counts);
    }

    [Fact]
    public async Task A_file_read_again_after_a_day_says_that_the_positions_are_open_still()
    {
        await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("C-1")));
        var job = (await portal.Employer().Get(new BrowseOwnJobs(Take: 100))).Rows.Single(row => row.Reference == "C-1");
        await portal.Review(job.Id, publish: true);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(new ImportCounts(0, 0, 1, 0, 0), (await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("C-1")))).Counts);
        Assert.True((await portal.Employer().Get(new BrowseOwnJobs(Take: 100))).Rows.Single(row => row.Id == job.Id).ConfirmedAt > job.ConfirmedAt.AddDays(1));
    }

    [Fact]
    public async Task One_faulty_line_keeps_all_out_unless_it_is_left_out()
    {
        var table = string.Join("\n", ImportScene.Head, ImportScene.Line("D-1"), ImportScene.Line("D-2", industry: "炼金术"));
        var id = await portal.Checked(table);
        Assert.Equal("Import_Faulty", (await portal.Employer().Send(new BeginImport(id, LeaveFaulty: false))).Reason?.Name);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from jobs where source_identifier like 'D-%'"));
        await portal.Employer().Get(new BeginImport(id, LeaveFaulty: true));
        await portal.WorkOff();
        Assert.Equal("D-1", await portal.Scalar<string>("select string_agg(source_identifier, ',') from jobs where source_identifier like 'D-%'"));
        Assert.Equal("Import_NotNow", (await portal.Employer().Send(new BeginImport(id, LeaveFaulty: true))).Reason?.Name);

        var nothing = await portal.Checked(string.Join("\n", ImportScene.Head, ImportScene.Line("D-3", industry: "炼金术")));
        Assert.Equal("Import_NothingToTake", (await portal.Employer().Send(new BeginImport(nothing, LeaveFaulty: true))).Reason?.Name);
    }

    [Fact]
    public async Task What_is_in_a_file_for_a_draft_waits_for_its_employer()
    {
        await portal.TakenIn(string.Join("\n", ImportScene.Head, ImportScene.Line("E-1", pay: "")), goal: ImportGoal.Draft);
        Assert.Equal(JobStatus.Draft, (await portal.Employer().Get(new BrowseOwnJobs(Take: 100))).Rows.Single(row => row.Reference == "E-1").Status);
    }

    [Fact]
    public async Task A_tenant_brings_the_postings_of_many_and_never_of_an_employer_it_shut_out()
    {
        var table = string.Join("\n", "用人单位," + ImportScene.Head, "闽江芯片研究所," + ImportScene.Line("F-1"), "闽江芯片研究所," + ImportScene.Line("F-2"), "Harbour Robotics Ltd," + ImportScene.Line("F-1"), "," + ImportScene.Line("F-4"));
        var seen = await portal.TakenIn(table, portal.Staff(), ImportGoal.Publish);
        Assert.Equal((new ImportCounts(3, 0, 0, 0, 0), 1), (seen.Counts, seen.Faulty));
        Assert.Equal(2L, await portal.Scalar<long>("select count(distinct employer_id) from jobs where source_identifier in ('F-1', 'F-2') and status = 'Live'"));
        Assert.Equal(new ImportCounts(0, 0, 0, 3, 0), (await portal.TakenIn(table, portal.Staff(), ImportGoal.Publish)).Counts);

        var employer = TalentPortal.Data.Seed.Demo.DemoPeople.Employer("haiyun");
        Assert.Equal(0, (await portal.Staff().Get(new ViewImport(await portal.Checked(Named(employer.Name.Zh!), portal.Staff())))).Faulty);
        await portal.Execute("update employer_admissions set status = 'Ended', is_public = false where employer_id = $1", employer.Id);
        var shut = await portal.Checked(Named(employer.Name.Zh!), portal.Staff());
        Assert.Equal("NotAdmitted", (await portal.Staff().Get(new ViewImport(shut))).Faults.Single().Faults[0].Kind);

        static string Named(string employer) => string.Join("\n", "用人单位," + ImportScene.Head, $"{employer}," + ImportScene.Line("F-9"));
    }

    /// <summary>A message for each posting of a file would be delivered to nobody, one after the other.</summary>
    [Fact]
    public async Task What_is_taken_in_is_noted_for_the_systems_of_employers_that_have_one()
    {
        var employer = TalentPortal.Data.Seed.Demo.DemoPeople.Employer("rongxin");
        var before = await Happenings();
        Assert.Equal(2, (await Taken("W-1", "W-2")).Counts.Added);
        Assert.Equal(before, await Happenings());
        await portal.Execute(
            "insert into webhook_endpoints (tenant_id, id, employer_id, is_public, name, url, types, secret, created_at) values ($1, $2, $3, false, 'ATS', 'https://ats.invalid/', '{posting.published}', '\\x00', now())",
            PortalFixture.TenantOf("fujian").Id, Guid.NewGuid(), employer.Id);
        Assert.Equal(2, (await Taken("W-3", "W-4")).Counts.Added);
        Assert.Equal(before + 1, await Happenings());

        Task<ViewImportResult> Taken(string own, string other) =>
            portal.TakenIn(string.Join("\n", "用人单位," + ImportScene.Head, $"{employer.Name.Zh}," + ImportScene.Line(own), "不存在的研究所," + ImportScene.Line(other)), portal.Staff(), ImportGoal.Publish);
        Task<long> Happenings() => portal.Scalar<long>("select count(*) from outbox_messages where kind = 'WebhookHappened'");
    }

    /// <summary>Before it was noted how far a file had come, the lines were counted.</summary>
    [Fact]
    public async Task A_file_that_an_earlier_release_began_is_taken_in_to_its_end()
    {
        var lines = ContinueImport.Batch + 20;
        var id = await portal.Checked(string.Join("\n", Enumerable.Range(1, lines).Select(i => ImportScene.Line($"Q-{i}")).Prepend(ImportScene.Head)));
        await portal.Employer().Get(new BeginImport(id, LeaveFaulty: false));
        await portal.Services.GetRequiredService<TalentPortal.Platform.Outbox.OutboxDispatcher>().DispatchOnce(CancellationToken.None);
        await portal.Execute("update posting_imports set reached = 0 where id = $1", id);
        await portal.WorkOff();
        Assert.Equal((ImportState.Done, lines), ((await portal.Employer().Get(new ViewImport(id))).State, (await portal.Employer().Get(new ViewImport(id))).Counts.Added));
        Assert.Equal((long)lines, await portal.Scalar<long>("select count(distinct job_id) from posting_import_lines where import_id = $1 and effect = 'Added'", id));
    }

    /// <summary>And all parts but the last lengthen the list of the search's index, which the last one leaves short (ADR 9).</summary>
    [Fact]
    public async Task What_became_of_the_lines_of_a_part_is_written_in_one_statement()
    {
        var lines = ContinueImport.Batch + 20;
        var id = await portal.Checked(string.Join("\n", Enumerable.Range(1, lines).Select(i => "闽江光学所," + ImportScene.Line($"P-{i}")).Prepend("用人单位," + ImportScene.Head)), portal.Staff(), ImportGoal.Publish);
        await portal.Staff().Get(new BeginImport(id, LeaveFaulty: false));
        var sent = await Statements.Of(portal.WorkOff);
        Assert.Equal((lines, lines), ((await portal.Staff().Get(new ViewImport(id))).Counts.Added, (await portal.Staff().Get(new ViewImport(id))).Taken));
        Assert.Equal(2, sent.Count(text => text.Contains("update posting_import_lines", StringComparison.Ordinal)));
        Assert.DoesNotContain(sent, text => text.Contains("UPDATE posting_import_lines", StringComparison.Ordinal));
        Assert.Equal(1, sent.Count(text => text.Contains("set local gin_pending_list_limit = '4MB'", StringComparison.Ordinal)));
        await using var connection = new Npgsql.NpgsqlConnection(TalentPortal.Data.ConnectionRules.Complete(portal.Connections.Portal));
        await connection.OpenAsync();
        await using var limit = new Npgsql.NpgsqlCommand("show gin_pending_list_limit", connection);
        Assert.Equal("64kB", await limit.ExecuteScalarAsync());
    }

    private async Task<string?> State() => await portal.Scalar<string>("select md5(string_agg(j::text || j.xmin::text, '' order by id)) from jobs j");
}
