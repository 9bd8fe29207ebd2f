using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Offers;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class DiscloseEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string InPlace = "Employer known to Fujian Talent";

    [Fact]
    public async Task One_applicant_reads_the_name_everywhere_from_then_on_and_nobody_else()
    {
        var posting = await portal.UnnamedPosting();
        var (told, other) = (await portal.AppliedTo(posting), await portal.AppliedTo(posting));
        await portal.As(posting.Owner, "fujian").Get(new ViewApplicant(told.Application));
        Assert.Equal([InPlace, InPlace, InPlace, InPlace, InPlace], await Names(told));
        var mails = (await portal.Mails(told.Talent.Email)).Count;
        await portal.As(posting.Owner, "fujian").Get(new DiscloseEmployer(told.Application));
        Assert.Equal(Enumerable.Repeat(Unnamed.NameEn, 5), await Names(told));
        var news = await portal.Mails(told.Talent.Email);
        Assert.Equal(mails + 1, news.Count);
        Assert.DoesNotContain("Quellwater", news[0].Subject + news[0].Text, StringComparison.Ordinal);
        Assert.Contains("Quell Owner", (await portal.As(told.Talent).Get(new BrowseAccessLog())).Items.Select(item => item.Reader));
        Assert.Contains(posting.Employer.ToString(), await Export(told), StringComparison.Ordinal);
        // It stands in the course of both sides.
        Assert.True((await portal.Applicant(told).Get(new ViewMyApplication(told.Application))).Steps[^1] is { Names: true, By: CallSide.Employer });
        Assert.True((await portal.As(posting.Owner, "fujian").Get(new ViewApplicant(told.Application))).Steps[^1].Names);

        Assert.All(await Names(other), name => Assert.Equal(InPlace, name));
        Assert.Empty(posting.In(await Export(other)));
        Assert.Null((await portal.As(told.Talent).Get(new ViewJob(posting.Job))).Open!.EmployerId);
    }

    [Fact]
    public async Task Neither_an_interview_nor_an_offer_before_the_applicant_knows_with_whom()
    {
        var posting = await portal.UnnamedPosting();
        var sent = await portal.AppliedTo(posting);
        var owner = portal.As(posting.Owner, "fujian");
        ProposeInterview Proposal() => new(sent.Application, AppointmentKind.Video, 45, "Asia/Shanghai", [portal.Slot(3)], [posting.Owner.UserId], "https://meet.example.org/a", 0);
        Assert.Equal("ProposeInterview_NotNamed", (await owner.Send(Proposal())).Reason!.Name);
        await owner.Get(new MoveApplication(sent.Application, ApplicationState.Interview, null, await portal.VersionOf(sent.Application)));
        Assert.Equal("SendOffer_NotNamed", (await owner.Send(portal.Offer(sent.Application))).Reason!.Name);
        Assert.Equal("MoveApplication_NotNamed", (await owner.Send(new MoveApplication(sent.Application, ApplicationState.Offered, null, await portal.VersionOf(sent.Application)))).Reason!.Name);
        var card = new MovedCard(sent.Application, await portal.VersionOf(sent.Application));
        Assert.Equal(CardOutcome.NotFromHere, (await owner.Get(new MoveApplications([card], ApplicationState.Offered, null, null))).Cards[0].Outcome);
        await owner.Get(new DiscloseEmployer(sent.Application));
        Assert.True((await owner.Send(Proposal())).IsOk);
        Assert.True((await owner.Send(portal.Offer(sent.Application))).IsOk);
    }

    [Fact]
    public async Task It_is_given_once_and_not_after_the_application_was_taken_back()
    {
        var posting = await portal.UnnamedPosting();
        var (sent, back) = (await portal.AppliedTo(posting), await portal.AppliedTo(posting));
        var owner = portal.As(posting.Owner, "fujian");
        await owner.Get(new DiscloseEmployer(sent.Application));
        Assert.Equal("DiscloseEmployer_Named", (await owner.Send(new DiscloseEmployer(sent.Application))).Reason!.Name);
        await portal.Applicant(back).Get(new WithdrawApplication(back.Application));
        Assert.Equal("DiscloseEmployer_Withdrawn", (await owner.Send(new DiscloseEmployer(back.Application))).Reason!.Name);
        var named = await portal.Applied();
        Assert.Equal("DiscloseEmployer_Named", (await portal.Recruiter(named).Send(new DiscloseEmployer(named.Application))).Reason!.Name);
    }

    [Fact]
    public async Task Nobody_else_can_give_it()
    {
        var posting = await portal.UnnamedPosting();
        var sent = await portal.AppliedTo(posting);
        foreach (var stranger in TalentPortal.Data.Seed.Demo.DemoPeople.People.Append(null).Append(sent.Talent))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new DiscloseEmployer(sent.Application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(posting.Owner, "greater-bay").Send(new DiscloseEmployer(sent.Application))).Kind);
        Assert.True(await portal.Scalar<bool>("select is_unnamed from job_applications where id = $1", sent.Application));
    }

    [Fact]
    public async Task Whoever_keeps_the_employer_out_does_not_apply_to_it_unknowingly()
    {
        var (id, owner) = await portal.QuietEmployer();
        var talent = await portal.NewTalent();
        await portal.As(talent).Get(new BlockEmployer(id, null, false));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var posting = await portal.UnnamedPosting(id, owner);
        Assert.Equal(KeptOut.Yes, (await portal.As(talent, "fujian").Get(new ViewApplicationForm(posting.Job))).KeptOut);
        var cv = await portal.AddCv(talent);
        foreach (var anyway in new[] { false, true })
            Assert.Equal("ApplyForJob_KeptOut", (await portal.As(talent, "fujian").Send(ApplicationScene.Application(posting.Job, cv) with { Anyway = anyway })).Reason!.Name);
        // Under its name nothing is said: who reads it decides.
        var open = await portal.As(owner, "fujian").Get(new PostJob(JobScene.Fields(), Submit: true));
        await portal.Review(open.JobId, publish: true);
        Assert.Equal(KeptOut.No, (await portal.As(talent, "fujian").Get(new ViewApplicationForm(open.JobId))).KeptOut);
    }

    [Fact]
    public async Task Names_put_on_the_list_afterwards_learn_nothing()
    {
        var posting = await portal.UnnamedPosting();
        var (hit, miss, none) = (await portal.NewTalent(), await portal.NewTalent(), await portal.NewTalent());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.As(hit).Get(new BlockEmployer(posting.Employer, null, false));
        await portal.As(miss).Get(new BlockEmployer(TalentPortal.Data.Seed.Demo.DemoPeople.Employer("haiyun").Id, null, false));
        Assert.Equal(KeptOut.No, (await portal.As(none, "fujian").Get(new ViewApplicationForm(posting.Job))).KeptOut);
        foreach (var talent in new[] { hit, miss })
        {
            Assert.Equal(KeptOut.Unsaid, (await portal.As(talent, "fujian").Get(new ViewApplicationForm(posting.Job))).KeptOut);
            var cv = await portal.AddCv(talent);
            var outcome = await portal.As(talent, "fujian").Send(ApplicationScene.Application(posting.Job, cv));
            Assert.Equal([new Invalidity("Anyway", "ApplyForJob_AnywayMissing")], outcome.Errors);
            Assert.True((await portal.As(talent, "fujian").Send(ApplicationScene.Application(posting.Job, cv) with { Anyway = true })).IsOk);
        }
    }

    /// <summary>What the applicant reads: list, application, consent, access log and, as a visitor could not, the export.</summary>
    private async Task<IReadOnlyList<string?>> Names(Sent sent)
    {
        var me = portal.Applicant(sent);
        var consent = (await me.Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.GiveToEmployer);
        var export = System.Text.Json.Nodes.JsonNode.Parse(await Export(sent))!;
        return
        [
            (await me.Get(new BrowseMyApplications())).Items.Single().EmployerName.En, (await me.Get(new ViewMyApplication(sent.Application))).EmployerName.En, consent.EmployerName.En,
            (await me.Get(new BrowseAccessLog())).Items.Select(item => item.Organisation.En).FirstOrDefault() ?? (await me.Get(new ViewMyInterview(sent.Application))).EmployerName.En,
            export["applications"]![0]!["employerName"]!["en"]!.GetValue<string>(),
        ];
    }

    private async Task<string> Export(Sent sent) => System.Text.Encoding.UTF8.GetString((await portal.As(sent.Talent).Get(new ExportMyData())).Json);
}
