using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ReviewJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_posting_is_public_from_its_publication_on_and_for_everyone()
    {
        var id = await portal.Submitted();
        Assert.Equal(0, await Visible(id));
        await portal.Review(id, publish: true);
        Assert.Equal(1, await Visible(id));
        Assert.Equal("jobs.publish", await portal.Scalar<string>("select action from audit_entries where subject_id = $1 and side = 'Staff'", id));
        Assert.Equal(Personas.Staff(PortalRole.Reviewer).UserId, await portal.Scalar<Guid>("select m.user_id from jobs j join staff_memberships m on m.id = j.reviewed_by where j.id = $1", id));
    }

    [Fact]
    public async Task What_is_sent_back_carries_the_reason_and_comes_again()
    {
        var id = await portal.Submitted();
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        await portal.Reviewer().Get(new ReviewJob(id, false, "  请写明学历。 ", JobScene.Hostile, seen.Version));
        var own = await portal.Own(id);
        Assert.Equal((JobStatus.Returned, "请写明学历。", JobScene.Hostile), (own.Status, own.ReturnReason.Zh, own.ReturnReason.En));
        await portal.Employer().Get(await portal.Edit(id, f => f.DegreeCode = "doctor", submit: true));
        Assert.False((await portal.Own(id)).ReturnReason.Has(Language.Chinese));
        await portal.Review(id, publish: true);
        Assert.Equal("Live", await portal.Status(id));
    }

    [Fact]
    public async Task The_employers_members_are_told_of_a_decision_and_not_what_it_is_about()
    {
        foreach (var publish in (bool[])[true, false])
        {
            var id = await portal.Submitted(f => f.TitleEn = "Canaryword");
            await portal.Review(id, publish, reason: "请删除canaryword。");
            foreach (var member in (DemoPerson[])[Personas.OwnerOf("rongxin"), Personas.RecruiterOf("rongxin")])
            {
                var mail = Assert.Single(await portal.Mails(member.Email), mail => mail.Link!.EndsWith($"employer/jobs/{id}", StringComparison.Ordinal));
                Assert.DoesNotContain("canaryword", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
            }

            Assert.DoesNotContain(await portal.Mails(Personas.RecruiterOf("haiyun").Email), mail => mail.Link!.Contains($"{id}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Confirming_what_had_lapsed_is_no_decision_and_mails_nobody()
    {
        var id = await portal.Live(employer: "haiyun");
        var before = (await portal.Mails(Personas.RecruiterOf("haiyun").Email)).Count;
        portal.Clock.Advance(Job.ConfirmedFor);
        try
        {
            await portal.AsSystem().Get(new CloseExpiredJobs(1));
            Assert.Equal("Lapsed", await portal.Status(id));
            await portal.Employer("haiyun").Get(new ConfirmJob(id));
            Assert.Equal("Live", await portal.Status(id));
        }
        finally
        {
            portal.Clock.Advance(-Job.ConfirmedFor);
        }

        Assert.Equal(before, (await portal.Mails(Personas.RecruiterOf("haiyun").Email)).Count);
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_not_published()
    {
        var id = await portal.Submitted();
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        await portal.Employer().Get(new TakeBackJob(id));
        await portal.Employer().Get(await portal.Edit(id, f => f.DescriptionEn = "Pay us first.", submit: true));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Reviewer().Send(new ReviewJob(id, true, null, null, seen.Version))).Kind);

        var live = await portal.Live();
        await portal.Employer().Get(await portal.Edit(live, f => f.TitleEn = "Harmless"));
        seen = await portal.Reviewer().Get(new ViewReview(live));
        await portal.Employer().Get(await portal.Edit(live, f => f.TitleEn = "Not harmless"));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Reviewer().Send(new ReviewJob(live, true, null, null, seen.Version))).Kind);
    }

    [Fact]
    public async Task Two_reviewers_at_once_decide_once()
    {
        var id = await portal.Submitted();
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        var answers = await Task.WhenAll(
            portal.Reviewer().Send(new ReviewJob(id, true, null, null, seen.Version)),
            portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new ReviewJob(id, false, "不行", null, seen.Version)));
        Assert.Single(answers, answer => answer.IsOk);
    }

    [Fact]
    public async Task A_date_that_passed_or_an_admission_that_ended_stops_the_publication()
    {
        var today = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
        var id = await portal.Submitted(f => f.ClosingDate = today.ToString("yyyy-MM-dd"), "haiyun");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        Assert.Equal("ReviewJob_DatePassed", (await portal.Reviewer().Send(new ReviewJob(id, true, null, null, seen.Version))).Reason?.Name);

        var (waiting, live, draft) = (await portal.Submitted(employer: "haiyun"), await portal.Live(employer: "haiyun"), await portal.Draft(employer: "haiyun"));
        await portal.Decide("haiyun", AdmissionDecision.End);
        Assert.Equal(("Closed", "Closed", "Draft"), (await portal.Status(waiting), await portal.Status(live), await portal.Status(draft)));
        Assert.Equal(JobCloseReason.AdmissionEnded, (await portal.Own(live, "haiyun")).CloseReason);
        await portal.As(Personas.OwnerOf("haiyun")).Get(new RequestAdmission());
        await portal.Decide("haiyun", AdmissionDecision.Admit);
    }

    [Fact]
    public async Task Nothing_is_published_of_an_employer_whose_admission_ended_meanwhile()
    {
        var id = await portal.Submitted(employer: "haiyun");
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        // Past the use case, which closes what waits: as if both were done at the same instant.
        await Status("Ended");
        try
        {
            Assert.Equal("ReviewJob_NotAdmitted", (await portal.Reviewer().Send(new ReviewJob(id, true, null, null, seen.Version))).Reason?.Name);
            Assert.Equal("InReview", await portal.Status(id));
        }
        finally
        {
            await Status("Admitted");
        }

        Task Status(string status) => portal.Scalar<int>("update employer_admissions set status = $3 where tenant_id = $1 and employer_id = $2", PortalFixture.TenantOf("fujian").Id, DemoPeople.Employer("haiyun").Id, status);
    }

    [Fact]
    public async Task A_reason_is_needed_to_send_back_and_has_limits()
    {
        var id = await portal.Submitted();
        var seen = await portal.Reviewer().Get(new ViewReview(id));
        Assert.Equal([new Invalidity("ReasonZh", "ReviewJob_ReasonMissing")], (await portal.Reviewer().Send(new ReviewJob(id, false, " ", null, seen.Version))).Errors);
        foreach (var bad in new[] { new string('字', Job.ReasonMax + 1), new string('x', 10_000_000), "a\0b", "\udc00" })
            Assert.Contains((await portal.Reviewer().Send(new ReviewJob(id, false, bad, null, seen.Version))).Errors, error => error.Text.Name == "JobFields_TooLong");
        Assert.Equal("InReview", await portal.Status(id));
    }

    [Fact]
    public async Task Nobody_else_can_review()
    {
        var id = await portal.Submitted();
        var review = new ReviewJob(id, true, null, null, (await portal.Reviewer().Get(new ViewReview(id))).Version);
        foreach (var person in JobScene.NotReviewers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(review)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer("greater-bay").Send(review)).Kind);
        Assert.Equal("InReview", await portal.Status(id));
    }

    [Fact]
    public async Task What_does_not_wait_cannot_be_reviewed()
    {
        var live = await portal.Live();
        var seen = await portal.Reviewer().Get(new ViewReview(live));
        Assert.Equal("ReviewJob_NotInReview", (await portal.Reviewer().Send(new ReviewJob(live, true, null, null, seen.Version))).Reason?.Name);
        Assert.Equal("ReviewJob_NotInReview", (await portal.Reviewer().Send(new ReviewJob(live, false, "x", null, seen.Version))).Reason?.Name);
    }

    /// <summary>What a visitor's connection sees of a posting, past all C#.</summary>
    private async Task<long> Visible(Guid jobId)
    {
        await using var visitor = await portal.OpenAsApp();
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from jobs where id = $1", visitor) { Parameters = { new() { Value = jobId } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
