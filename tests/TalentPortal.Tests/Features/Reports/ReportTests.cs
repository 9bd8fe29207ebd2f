using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reports;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Reports;

/// <summary>What the tests about reports start from.</summary>
internal static class ReportScene
{
    private static int _next;

    public static ReportJob Money(Guid job, string? words = "They asked for 500 yuan.") => new(job, ReportReason.AsksForMoney, words, null);

    /// <summary>A report as it arrives from one place in the network, past the counting of attempts.</summary>
    public static Task<Outcome<Done>> Enter(this PortalFixture portal, ReportJob form, Guid? reporter = null, string? network = null, string tenant = "fujian") =>
        portal.AsSystem(tenant).Send(new EnterReport(form, reporter, network ?? $"net-{Interlocked.Increment(ref _next)}"));

    public static Task<long> OpenReports(this PortalFixture portal, Guid job) => portal.Scalar<long>("select count(*) from job_reports where job_id = $1 and outcome is null", job);

    public static async Task Decide(this PortalFixture portal, Guid job, ReportOutcome outcome, string? reason = "Nobody may be asked for money.")
    {
        var seen = await portal.Reviewer().Get(new ViewReports(job));
        await portal.Reviewer().Get(new DecideReports(job, outcome, null, outcome == ReportOutcome.Kept ? null : reason, seen.Seen!.Value));
    }
}

public sealed class ReportJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitor_reports_without_account_and_without_scripts()
    {
        var job = await portal.Live();
        using var client = await portal.Http();
        Assert.Contains($"href=\"reports/{job}\"", await client.GetStringAsync($"/fujian/en/jobs/{job}"), StringComparison.Ordinal);
        using var sent = await client.Submit($"/fujian/en/reports/{job}", new Dictionary<string, string?> { ["Form.Reason"] = "AsksForMoney", ["Form.Words"] = "A deposit of 500.", ["Form.Contact"] = "me@example.org" });
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.EndsWith("?sent=true", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        var seen = (await portal.Reviewer().Get(new ViewReports(job))).Reports.Single();
        Assert.Equal((ReportReason.AsksForMoney, "A deposit of 500.", "me@example.org", false), (seen.Reason, seen.Words, seen.Contact, seen.HasAccount));
        Assert.DoesNotContain("deposit", await portal.Scalar<string>("select encode(words, 'escape') from job_reports where job_id = $1", job), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_reason_and_words_where_none_of_the_list_fits()
    {
        var job = await portal.PublicJob();
        Assert.Equal([new Invalidity("Reason", "ReportJob_ReasonMissing")], (await portal.As(null, "fujian").Send(new ReportJob(job, null, "x", null))).Errors);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null, "fujian").Send(new ReportJob(job, (ReportReason)99, "x", null))).Kind);
        Assert.Equal([new Invalidity("Words", "ReportJob_WordsMissing")], (await portal.As(null, "fujian").Send(new ReportJob(job, ReportReason.Other, " ", null))).Errors);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null, "fujian").Send(new ReportJob(job, ReportReason.Other, new string('x', 100_000), null))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "greater-bay").Send(ReportScene.Money(job))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "").Send(ReportScene.Money(job))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(ReportScene.Money(await portal.PublicJob(isLive: false)))).Kind);
    }

    [Fact]
    public async Task One_place_in_the_network_does_not_bury_the_queue()
    {
        portal.Clock.Advance(ReportJobHandler.FromOnePlace.Window + TimeSpan.FromMinutes(1));
        for (var i = 0; i < ReportJobHandler.FromOnePlace.Max; i++) await portal.As(null, "fujian").Send(ReportScene.Money(await portal.PublicJob()));
        var last = await portal.PublicJob();
        Assert.Equal("ReportJob_TooMany", (await portal.As(null, "fujian").Send(ReportScene.Money(last))).Reason?.Name);
        Assert.Equal(0, await portal.OpenReports(last));
        portal.Clock.Advance(ReportJobHandler.FromOnePlace.Window + TimeSpan.FromMinutes(1));
        Assert.True((await portal.As(null, "fujian").Send(ReportScene.Money(last))).IsOk);
    }
}

public sealed class EnterReportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Three_sides_that_speak_of_money_take_it_off_the_list_and_the_employer_reads_why()
    {
        var job = await portal.Live();
        await portal.Enter(ReportScene.Money(job));
        await portal.Enter(ReportScene.Money(job), (await portal.NewTalent()).UserId);
        Assert.Equal("Live", await portal.Status(job));
        await portal.Enter(ReportScene.Money(job), (await portal.NewTalent()).UserId);
        Assert.Equal("InReview", await portal.Status(job));
        Assert.DoesNotContain((await portal.As(null, "fujian").Get(new BrowseJobs(Employer: DemoPeople.Employer("rongxin").Id.ToString()))).Rows, row => row.Id == job);
        using var client = await portal.Http();
        using var page = await client.GetAsync(new Uri($"/fujian/en/jobs/{job}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        var own = await portal.Own(job);
        Assert.Contains("money", own.ReturnReason.En, StringComparison.Ordinal);
        Assert.True(own.ReturnReason.Zh!.Length > 10);
        Assert.True((await portal.Reviewer().Get(new BrowseReports())).Items.Single(item => item.JobId == job).IsPaused);
    }

    [Fact]
    public async Task One_side_that_says_it_again_and_other_reasons_do_not()
    {
        var (job, talent) = (await portal.Live(), await portal.NewTalent());
        for (var i = 0; i < 4; i++) Assert.True((await portal.Enter(ReportScene.Money(job), network: "one-place")).IsOk);
        // An account counts once, from wherever it writes.
        for (var i = 0; i < 4; i++) Assert.True((await portal.Enter(ReportScene.Money(job), talent.UserId)).IsOk);
        for (var i = 0; i < 4; i++) await portal.Enter(new ReportJob(job, ReportReason.MisleadingPay, null, null));
        Assert.Equal(("Live", 6L), (await portal.Status(job), await portal.OpenReports(job)));
    }

    [Fact]
    public async Task Only_the_tenants_own_system_enters_any()
    {
        var job = await portal.Live();
        Assert.Equal(OutcomeKind.NotFound, (await portal.Enter(ReportScene.Money(job), tenant: "greater-bay")).Kind);
        foreach (var person in DemoPeople.People.Append(null)) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new EnterReport(ReportScene.Money(job), null, "x"))).Kind);
    }
}

public sealed class ViewReportFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_reported_signed_in_sees_what_came_of_it_and_nobody_else_does()
    {
        var (job, talent, other) = (await portal.Live(), await portal.NewTalent(), await portal.NewTalent());
        Assert.True((await portal.As(talent, "fujian").Send(ReportScene.Money(job))).IsOk);
        Assert.Null((await portal.As(talent, "fujian").Get(new ViewReportForm(job))).Earlier!.Outcome);
        Assert.Null((await portal.As(other, "fujian").Get(new ViewReportForm(job))).Earlier);
        Assert.Null((await portal.As(null, "fujian").Get(new ViewReportForm(job))).Earlier);
        await portal.Decide(job, ReportOutcome.TakenDown);
        var after = await portal.As(talent, "fujian").Get(new ViewReportForm(job));
        Assert.Equal((ReportOutcome.TakenDown, false), (after.Earlier!.Outcome!.Value, after.IsOpen));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent, "fujian").Send(new ViewReportForm(Guid.NewGuid()))).Kind);
    }

    [Fact]
    public async Task An_erased_account_leaves_no_report()
    {
        var (job, talent) = (await portal.Live(), await portal.NewTalent());
        await portal.As(talent, "fujian").Send(ReportScene.Money(job));
        Assert.Equal(1L, await portal.OpenReports(job));
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, talent.UserId, null, CallSide.Party);
        await using var mine = new Npgsql.NpgsqlCommand("select count(*) from job_reports", connection);
        Assert.Equal(1L, (long)(await mine.ExecuteScalarAsync())!);
        await using var visitors = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, Guid.NewGuid(), null, CallSide.Party);
        await using var theirs = new Npgsql.NpgsqlCommand("select count(*) from job_reports", visitors);
        Assert.Equal(0L, (long)(await theirs.ExecuteScalarAsync())!);
    }
}

public sealed class BrowseReportsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Reports_of_a_posting_are_one_entry_with_a_clock_of_two_working_days()
    {
        var job = await portal.Live();
        await portal.Enter(ReportScene.Money(job));
        await portal.Enter(new ReportJob(job, ReportReason.FilledOrGhost, null, null));
        var item = (await portal.Reviewer().Get(new BrowseReports())).Items.Single(item => item.JobId == job);
        Assert.Equal((2, 1, 1, false), (item.Reports, item.Reasons[ReportReason.AsksForMoney], item.Reasons[ReportReason.FilledOrGhost], item.IsOverdue));
        Assert.True(item.DueAt > portal.Clock.GetUtcNow().AddDays(1));
        portal.Clock.Advance(TimeSpan.FromDays(15));
        var late = await portal.Reviewer().Get(new BrowseReports());
        Assert.True(late.Items.Single(item => item.JobId == job).IsOverdue);
        Assert.DoesNotContain((await portal.Reviewer("greater-bay").Get(new BrowseReports())).Items, item => item.JobId == job);
        await portal.Decide(job, ReportOutcome.Kept);
        var after = await portal.Reviewer().Get(new BrowseReports());
        Assert.DoesNotContain(after.Items, item => item.JobId == job);
        Assert.True(after.Decided[ReportOutcome.Kept] >= 2);
    }
}

public sealed class ViewReportsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_reviewers_of_the_tenant_read_them()
    {
        var job = await portal.Live();
        await portal.Enter(ReportScene.Money(job));
        foreach (var person in JobScene.NotReviewers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new ViewReports(job))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer("greater-bay").Send(new ViewReports(job))).Kind);
        Assert.Equal("They asked for 500 yuan.", (await portal.Reviewer().Get(new ViewReports(job))).Reports.Single().Words);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer().Send(new ViewReports(await portal.Live()))).Kind);
    }
}

public sealed class DecideReportsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(ReportOutcome.Kept, "Live")]
    [InlineData(ReportOutcome.SentBack, "Returned")]
    [InlineData(ReportOutcome.TakenDown, "Closed")]
    public async Task A_paused_posting_comes_back_goes_back_or_is_over(ReportOutcome outcome, string status)
    {
        var job = await portal.Live();
        for (var i = 0; i < JobReport.MoneyReportsToPause; i++) await portal.Enter(ReportScene.Money(job));
        Assert.Equal("InReview", await portal.Status(job));
        await portal.Decide(job, outcome);
        Assert.Equal((status, 0L), (await portal.Status(job), await portal.OpenReports(job)));
        var own = await portal.Own(job);
        Assert.Equal(outcome == ReportOutcome.Kept ? null : "Nobody may be asked for money.", own.ReturnReason.En);
        var isListed = (await portal.As(null, "fujian").Get(new BrowseJobs(Employer: DemoPeople.Employer("rongxin").Id.ToString()))).Rows.Any(row => row.Id == job);
        Assert.Equal(outcome == ReportOutcome.Kept, isListed);
        Assert.Null(await portal.Scalar<DateTime?>("select held_at from jobs where id = $1", job));
    }

    [Fact]
    public async Task A_public_posting_is_sent_back_and_comes_again_after_another_review()
    {
        var job = await portal.Live();
        await portal.Enter(new ReportJob(job, ReportReason.MisleadingPay, null, null));
        await portal.Decide(job, ReportOutcome.SentBack);
        Assert.Equal("Returned", await portal.Status(job));
        await portal.Employer().Get(await portal.Edit(job, f => f.PayMax = "400,000", submit: true));
        await portal.Review(job, publish: true);
        Assert.Equal("Live", await portal.Status(job));
    }

    [Fact]
    public async Task Nothing_is_decided_unread_without_words_or_by_others()
    {
        var job = await portal.Live();
        await portal.Enter(ReportScene.Money(job));
        var seen = (await portal.Reviewer().Get(new ViewReports(job))).Seen!.Value;
        await portal.Enter(ReportScene.Money(job, "Me too."));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Reviewer().Send(new DecideReports(job, ReportOutcome.Kept, null, null, seen))).Kind);
        seen = (await portal.Reviewer().Get(new ViewReports(job))).Seen!.Value;
        Assert.Equal([new Invalidity("ReasonZh", "DecideReports_ReasonMissing")], (await portal.Reviewer().Send(new DecideReports(job, ReportOutcome.TakenDown, " ", null, seen))).Errors);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Reviewer().Send(new DecideReports(job, (ReportOutcome)9, "x", null, seen))).Kind);
        foreach (var person in JobScene.NotReviewers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new DecideReports(job, ReportOutcome.Kept, null, null, seen))).Kind);
        Assert.Equal(2L, await portal.OpenReports(job));
    }
}

public sealed class PurgeReportsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Decided_reports_go_after_their_time_and_open_ones_stay()
    {
        var (decided, open) = (await portal.Live(), await portal.Live());
        await portal.Enter(ReportScene.Money(decided));
        await portal.Enter(ReportScene.Money(open));
        await portal.Decide(decided, ReportOutcome.Kept);
        portal.Clock.Advance(TimeSpan.FromDays(300));
        await portal.AsSystem().Get(new PurgeReports());
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from job_reports where job_id = $1", decided));
        portal.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeReports())).Reports);
        Assert.Equal(1L, await portal.OpenReports(open));
    }
}
