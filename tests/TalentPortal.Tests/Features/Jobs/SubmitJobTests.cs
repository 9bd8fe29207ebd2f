using TalentPortal.Features.Employers;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class SubmitJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_complete_draft_goes_to_staff_and_an_incomplete_one_says_what_is_missing()
    {
        var id = await portal.Draft();
        await portal.Employer().Get(new SubmitJob(id, (await portal.Own(id)).Version));
        Assert.Equal("InReview", await portal.Status(id));
        Assert.Equal("SubmitJob_NotOpen", (await portal.Employer().Send(new SubmitJob(id, (await portal.Own(id)).Version))).Reason?.Name);

        var bare = await portal.Draft(f => f.PayMin = f.PayMax = null);
        Assert.Equal([new Invalidity("Fields.PayMin", "JobFields_PayMissing")], (await portal.Employer().Send(new SubmitJob(bare, (await portal.Own(bare)).Version))).Errors);
    }

    [Fact]
    public async Task Submitted_twice_at_once_it_is_submitted_once()
    {
        var id = await portal.Draft();
        var command = new SubmitJob(id, (await portal.Own(id)).Version);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Employer().Send(command)));
        Assert.Single(answers, answer => answer.IsOk);
    }

    [Fact]
    public async Task Nobody_else_can_submit_it()
    {
        var id = await portal.Draft();
        var command = new SubmitJob(id, (await portal.Own(id)).Version);
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(command)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(command)).Kind);
        Assert.Equal("Draft", await portal.Status(id));
    }

    [Fact]
    public async Task It_carries_the_name_the_employer_has_now_and_needs_its_admission()
    {
        var id = await portal.Draft(employer: "haiyun");
        await portal.Scalar<int>("update employers set name_en = 'Haiyun Institute' where id = $1", Data.Seed.Demo.DemoPeople.Employer("haiyun").Id);
        await portal.Employer("haiyun").Get(new SubmitJob(id, (await portal.Own(id, "haiyun")).Version));
        Assert.Equal("Haiyun Institute", (await portal.Own(id, "haiyun")).EmployerName.En);

        var other = await portal.Draft(employer: "haiyun");
        await portal.Decide("haiyun", AdmissionDecision.End);
        Assert.Equal("SubmitJob_NotAdmitted", (await portal.Employer("haiyun").Send(new SubmitJob(other, (await portal.Own(other, "haiyun")).Version))).Reason?.Name);
    }
}
