using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class NameEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Everybody_reads_the_name_from_then_on_and_who_applied_is_told()
    {
        var posting = await portal.UnnamedPosting();
        var (open, withdrawn) = (await portal.AppliedTo(posting), await portal.AppliedTo(posting));
        await portal.Applicant(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        var (told, untold) = ((await portal.Mails(open.Talent.Email)).Count, (await portal.Mails(withdrawn.Talent.Email)).Count);
        await portal.As(posting.Owner, "fujian").Get(new NameEmployer(posting.Job));
        var seen = await portal.As(null).Get(new ViewJob(posting.Job));
        Assert.Equal((posting.Employer, Unnamed.NameEn), (seen.Open!.EmployerId, seen.Employer.En));
        Assert.Contains((await portal.As(null).Get(new BrowseJobs("Quellwater"))).Rows, row => row.Id == posting.Job);
        var mine = await portal.Applicant(open).Get(new ViewMyApplication(open.Application));
        Assert.Equal((Unnamed.NameEn, false), (mine.EmployerName.En, mine.IsUnnamed));
        Assert.Equal([false, true], mine.Steps.Select(step => step.Names));
        var mails = await portal.Mails(open.Talent.Email);
        Assert.Equal(told + 1, mails.Count);
        Assert.DoesNotContain("Quellwater", mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(untold, (await portal.Mails(withdrawn.Talent.Email)).Count);
        Assert.Equal("NameEmployer_NotUnnamed", (await portal.As(posting.Owner, "fujian").Send(new NameEmployer(posting.Job))).Reason!.Name);
    }

    [Fact]
    public async Task A_paused_posting_gives_the_name_on_its_page_too()
    {
        var posting = await portal.UnnamedPosting();
        await portal.As(posting.Owner, "fujian").Get(new PauseJob(posting.Job, null, "Budget"));
        await portal.As(posting.Owner, "fujian").Get(new NameEmployer(posting.Job));
        Assert.Equal(Unnamed.NameEn, (await portal.As(null).Get(new ViewJob(posting.Job))).Employer.En);
        await portal.As(posting.Owner, "fujian").Get(new ResumeJob(posting.Job));
        Assert.Equal(posting.Employer, (await portal.As(null).Get(new ViewJob(posting.Job))).Open!.EmployerId);
    }

    [Fact]
    public async Task Once_published_the_form_no_longer_chooses_and_a_proposed_change_follows_the_name()
    {
        var named = await portal.Live();
        var edit = await portal.Edit(named, f => (f.Confidential, f.AboutEn) = (true, "A chip maker."));
        Assert.Equal([new Invalidity("Fields.Confidential", "EditJob_ConfidentialFixed")], (await portal.Employer().Send(edit)).Errors);

        var posting = await portal.UnnamedPosting();
        var owner = portal.As(posting.Owner, "fujian");
        var own = await owner.Get(new ViewOwnJob(posting.Job));
        Assert.Equal([new Invalidity("Fields.Confidential", "EditJob_ConfidentialFixed")], (await owner.Send(new EditJob(posting.Job, own.Fields with { Confidential = false }, false, false, own.Version, own.ChangeVersion))).Errors);
        await owner.Get(new EditJob(posting.Job, own.Fields with { PayMin = "310000" }, false, false, own.Version, own.ChangeVersion));
        await owner.Get(new NameEmployer(posting.Job));
        await portal.Review(posting.Job, publish: true);
        var seen = await portal.As(null).Get(new ViewJob(posting.Job));
        Assert.Equal((posting.Employer, 310_000m), (seen.Open!.EmployerId, seen.Open.Content.PayMin));
    }

    [Fact]
    public async Task Another_systems_word_and_a_file_read_again_leave_it_unnamed()
    {
        var (id, owner) = await portal.QuietEmployer();
        var posted = await portal.As(owner, "fujian").Get(new PostJob(UnnamedScene.Fields("Gnuword", f => f.Reference = "Q-1"), Submit: true));
        await portal.Review(posted.JobId, publish: true);
        var refused = await portal.As(owner, "fujian").Send(new PutJob("Q-1", UnnamedScene.Fields("Gnuword", f => f.Confidential = false)));
        Assert.Equal([new Invalidity("Fields.Confidential", "EditJob_ConfidentialFixed")], refused.Errors);
        var content = JobScene.Fields().ToContent();
        await portal.ChangeJob(posted.JobId, job => Assert.True(job.Refresh(new(null, Unnamed.NameEn), content, job.Source, portal.Clock.GetUtcNow())));
        Assert.True(await portal.Scalar<bool>("select confidential and employer_name_en is null from jobs where id = $1", posted.JobId));
        Assert.NotEqual(Guid.Empty, id);
    }

    [Theory]
    [InlineData("TitleEn", "Engineer at Quellwater Microcrystal")]
    [InlineData("DescriptionZh", "加入闽澜微晶科技，负责工艺。")]
    [InlineData("DescriptionEn", "Join QUELLWATER  microcrystal ltd in Fuzhou.")]
    [InlineData("DescriptionEn", "Write to us at quellwater.example.")]
    [InlineData("AboutZh", "统一社会信用代码 91350100MA2XQW7K3P 的企业。")]
    [InlineData("AboutEn", "We are minlanweijingkeji.")]
    [InlineData("PlaceText", "闽澜 微晶 科技园")]
    public async Task Words_that_name_it_are_refused_however_they_are_written(string field, string words)
    {
        var (_, owner) = await portal.QuietEmployer();
        var fields = UnnamedScene.Fields("Ibexword", f => typeof(JobFields).GetProperty(field)!.SetValue(f, words));
        var outcome = await portal.As(owner, "fujian").Send(new PostJob(fields, Submit: true));
        Assert.Equal([new Invalidity("Fields." + field, "JobFields_NamesEmployer")], outcome.Errors);
        // The same words under its name are its own affair.
        Assert.True((await portal.As(owner, "fujian").Send(new PostJob(fields with { Confidential = false }, Submit: true))).IsOk);
    }

    [Fact]
    public async Task A_name_taken_later_is_found_by_the_review_and_something_must_stand_in_its_place()
    {
        var (id, owner) = await portal.QuietEmployer();
        var posted = await portal.As(owner, "fujian").Get(new PostJob(UnnamedScene.Fields("Kuduword", f => f.DescriptionEn = "You join the Larkspur Works."), Submit: true));
        await portal.Scalar<int>("update employers set name_en = 'Larkspur Works' where id = $1", id);
        var seen = await portal.Reviewer().Get(new ViewReview(posted.JobId));
        Assert.Equal("ReviewJob_NamesEmployer", (await portal.Reviewer().Send(new ReviewJob(posted.JobId, true, null, null, seen.Version))).Reason!.Name);
        var empty = await portal.As(owner, "fujian").Send(new PostJob(UnnamedScene.Fields("Kuduword", f => (f.AboutZh, f.AboutEn) = (null, " ")), Submit: true));
        Assert.Equal([new Invalidity("Fields.AboutZh", "JobFields_AboutMissing")], empty.Errors);
    }

    [Fact]
    public async Task Nobody_else_can_name_it()
    {
        var posting = await portal.UnnamedPosting();
        foreach (var stranger in DemoStrangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new NameEmployer(posting.Job))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(posting.Owner, "greater-bay").Send(new NameEmployer(posting.Job))).Kind);
        Assert.Null((await portal.As(null).Get(new ViewJob(posting.Job))).Open!.EmployerId);
        var draft = await portal.As(posting.Owner, "fujian").Get(new PostJob(UnnamedScene.Fields("Elandword"), Submit: false));
        Assert.Equal("NameEmployer_NotUnnamed", (await portal.As(posting.Owner, "fujian").Send(new NameEmployer(draft.JobId))).Reason!.Name);
    }

    private static IEnumerable<TalentPortal.Data.Seed.Demo.DemoPerson?> DemoStrangers => [.. TalentPortal.Data.Seed.Demo.DemoPeople.People, null];
}
