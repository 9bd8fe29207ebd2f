using TalentPortal.Features.Applications;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Interviews;

public sealed class BrowseMyInterviewsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_is_to_take_part_finds_the_applicant_beforehand_and_when_and_where()
    {
        var (sent, person, slot) = (await portal.Applied(), await portal.NewInterviewer(), portal.Slot(5));
        var interviewer = portal.As(person);
        await portal.Recruiter(sent).Get(InterviewScene.Proposal(sent, [slot], [person.UserId, InterviewScene.Recruiter(sent)]));
        var planned = Assert.Single((await interviewer.Get(new BrowseMyInterviews())).Items);
        Assert.Equal((sent.Application, true, InterviewState.Proposed, (DateTimeOffset?)null), (planned.ApplicationId, planned.Waits, planned.Interview!.State, planned.Interview.StartsAt));
        Assert.Equal(ApplicantAccess.Open, (await interviewer.Get(new ViewApplicant(sent.Application))).Access);

        await portal.Applicant(sent).Get(InterviewScene.Choice(sent, slot));
        var isFixed = Assert.Single((await interviewer.Get(new BrowseMyInterviews())).Items).Interview!;
        Assert.Equal((InterviewState.Fixed, LocalTime.Moment(slot, "Asia/Shanghai"), "https://meet.example.org/a", false), (isFixed.State, isFixed.StartsAt, isFixed.Where, isFixed.IsOver));
        Assert.EndsWith("/employer/interviews", (await portal.Mails(person.Email))[0].Link, StringComparison.Ordinal);
        // A recruiter takes part without being asked for a scorecard.
        var mine = (await portal.Recruiter(sent).Get(new BrowseMyInterviews())).Items.Single(item => item.ApplicationId == sent.Application);
        Assert.Equal((false, false, InterviewState.Fixed), (mine.IsAsked, mine.Waits, mine.Interview!.State));
        Assert.DoesNotContain("Wei Ling", System.Text.Json.JsonSerializer.Serialize(mine), StringComparison.Ordinal);
        Assert.Empty((await portal.As(Personas.RecruiterOf("haiyun")).Get(new BrowseMyInterviews())).Items);
        Assert.Empty((await portal.As(person, "greater-bay").Get(new BrowseMyInterviews())).Items);

        await portal.Recruiter(sent).Get(new CancelInterview(sent.Application, await portal.InterviewVersion(sent)));
        var off = Assert.Single((await interviewer.Get(new BrowseMyInterviews())).Items);
        Assert.Equal((InterviewState.Cancelled, null, true), (off.Interview!.State, off.Interview.Where, off.Waits));
    }
}
