using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class CloseExpiredJobsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_posting_is_open_to_the_end_of_its_last_day_at_the_tenant()
    {
        MoveTo(new TimeOnly(12, 0));
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var id = await portal.Live(f => f.ClosingDate = today.ToString("yyyy-MM-dd"));
        var later = await portal.Live(f => f.ClosingDate = today.AddDays(1).ToString("yyyy-MM-dd"));
        var open = await portal.Live();

        // 23:59 in Fuzhou; in London the next day has not begun either way.
        MoveTo(new TimeOnly(23, 59));
        Assert.Equal(0, (await portal.AsSystem().Get(new CloseExpiredJobs())).Closed);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new CloseExpiredJobsResult(1, 0), await portal.AsSystem().Get(new CloseExpiredJobs()));
        Assert.Equal(("Closed", "Live", "Live"), (await portal.Status(id), await portal.Status(later), await portal.Status(open)));
        Assert.Equal(JobCloseReason.DatePassed, (await portal.Own(id)).CloseReason);
        Assert.Equal(new CloseExpiredJobsResult(0, 0), await portal.AsSystem().Get(new CloseExpiredJobs()));
    }

    [Fact]
    public async Task A_posting_that_nobody_confirms_lapses_and_its_proposal_waits()
    {
        var id = await portal.Live(employer: "haiyun");
        var seen = await portal.Own(id, "haiyun");
        seen.Fields.TitleEn = "Other";
        await portal.Employer("haiyun").Get(new EditJob(id, seen.Fields, false, false, seen.Version, null));
        portal.Clock.Advance(Job.ConfirmedFor - TimeSpan.FromHours(1));
        await portal.AsSystem().Get(new CloseExpiredJobs());
        Assert.Equal("Live", await portal.Status(id));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.AsSystem().Get(new CloseExpiredJobs());
        Assert.Equal("Lapsed", await portal.Status(id));
        Assert.DoesNotContain((await portal.Reviewer().Get(new BrowseReviewQueue())).Rows, row => row.JobId == id);
        await portal.Employer("haiyun").Get(new ConfirmJob(id));
        Assert.Contains((await portal.Reviewer().Get(new BrowseReviewQueue())).Rows, row => row.JobId == id && row.IsChange);
    }

    [Fact]
    public async Task The_schedule_goes_on_until_nothing_is_left_at_any_tenant()
    {
        var many = new JobFile();
        for (var i = 0; i <= CloseExpiredJobs.Batch; i++) many.Add(JobFile.Posting($"Many {i}", $"many-{i}", "Many Ltd"));
        await many.Import(portal, tenant: "zhongguancun");
        var elsewhere = await portal.Live(tenant: "greater-bay");
        portal.Clock.Advance(Job.ConfirmedFor + TimeSpan.FromHours(1));
        var runner = ActivatorUtilities.CreateInstance<SlotRunner>(portal.Services, (IEnumerable<IScheduledWork>)[new CloseExpiredJobsWork()]);
        Assert.True(await runner.RunSlot(new CloseExpiredJobsWork().Name, portal.Clock.GetUtcNow(), CancellationToken.None));
        Assert.Equal((long)CloseExpiredJobs.Batch + 1, await portal.Scalar<long>("select count(*) from jobs where source_identifier like 'many-%' and status = 'Lapsed'"));
        Assert.Equal("Lapsed", await portal.Status(elsewhere));
    }

    [Fact]
    public async Task It_works_for_one_tenant_and_no_person_may_send_it()
    {
        var today = PortalFixture.TenantOf("greater-bay").DayAt(portal.Clock.GetUtcNow());
        var id = await portal.Live(f => f.ClosingDate = today.ToString("yyyy-MM-dd"), tenant: "greater-bay");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.AsSystem().Get(new CloseExpiredJobs());
        Assert.Equal("Live", await portal.Status(id));
        await portal.AsSystem("greater-bay").Get(new CloseExpiredJobs());
        Assert.Equal("Closed", await portal.Status(id));
        foreach (var person in new[] { Personas.PlatformAdministrator, Personas.Staff(PortalRole.TenantAdministrator), Personas.OwnerOf("rongxin"), null })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new CloseExpiredJobs())).Kind);
    }

    /// <summary>Moves the clock to a time of day in China.</summary>
    private void MoveTo(TimeOnly time)
    {
        var local = TimeZoneInfo.ConvertTime(portal.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var by = time.ToTimeSpan() - local.TimeOfDay;
        portal.Clock.Advance(by < TimeSpan.Zero ? by + TimeSpan.FromDays(1) : by);
    }
}
