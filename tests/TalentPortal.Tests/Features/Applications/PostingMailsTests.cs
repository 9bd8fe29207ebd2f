using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

/// <summary>Who applied learns when the posting is paused, ends early or is open again.</summary>
public sealed class PostingMailsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Pause_return_end_and_its_undoing_are_told_once_each_and_shown_with_the_application()
    {
        var sent = await AppliedToListed();
        var employer = portal.Recruiter(sent);
        var mails = await Count(sent);
        await employer.Get(new PauseJob(sent.Job, "预算冻结", "No budget before January"));
        Assert.Equal(mails + 1, await Count(sent));
        var seen = await portal.As(sent.Talent, sent.Tenant).Get(new ViewMyApplication(sent.Application));
        Assert.Equal((JobEnding.Paused, "No budget before January", ApplicationState.Received), (seen.PostingEnding, seen.PauseReason.En, seen.State));
        await employer.Get(new ResumeJob(sent.Job));
        Assert.Equal(mails + 2, await Count(sent));
        Assert.Null((await portal.As(sent.Talent, sent.Tenant).Get(new ViewMyApplication(sent.Application))).PostingEnding);
        await employer.Get(new CloseJob(sent.Job, JobCloseReason.Filled));
        Assert.Equal(mails + 3, await Count(sent));
        Assert.Equal(JobEnding.Filled, (await portal.As(sent.Talent, sent.Tenant).Get(new ViewMyApplication(sent.Application))).PostingEnding);
        await employer.Get(new ReopenJob(sent.Job));
        Assert.Equal(mails + 4, await Count(sent));
    }

    [Fact]
    public async Task A_posting_that_lapses_is_told_and_one_that_ends_as_announced_is_not()
    {
        var sent = await portal.Applied();
        var today = PortalFixture.TenantOf(sent.Tenant).DayAt(portal.Clock.GetUtcNow());
        var dated = await portal.Applied();
        await portal.ChangeJob(dated.Job, job => job.Change(job.Content with { ClosingDate = today }, inStep: true, portal.Clock.GetUtcNow()));
        var (mails, others) = (await Count(sent), await Count(dated));
        portal.Clock.Advance(Job.ConfirmedFor + TimeSpan.FromHours(1));
        await portal.AsSystem(sent.Tenant).Get(new CloseExpiredJobs());
        Assert.Equal((mails + 1, others), (await Count(sent), await Count(dated)));
    }

    [Fact]
    public async Task Who_is_out_of_it_is_told_nothing()
    {
        var sent = await portal.Applied();
        await portal.Move(sent, ApplicationState.Declined, "We look for somebody with other experience.");
        var mails = await Count(sent);
        await portal.Recruiter(sent).Get(new CloseJob(sent.Job, JobCloseReason.Filled));
        Assert.Equal(mails, await Count(sent));
    }

    /// <summary>An application for a posting that went through its review, and so has a page.</summary>
    private async Task<Sent> AppliedToListed()
    {
        var (talent, job) = (await portal.NewTalent("Wei Ling"), await portal.Live());
        var cv = await portal.AddCv(talent);
        return new(talent, job, (await portal.As(talent, "fujian").Get(ApplicationScene.Application(job, cv))).Id, cv, "rongxin", "fujian");
    }

    private async Task<int> Count(Sent sent) =>
        (await portal.Mails(sent.Talent.Email)).Count(mail => mail.Link!.EndsWith($"me/applications/{sent.Application}", StringComparison.Ordinal));
}
