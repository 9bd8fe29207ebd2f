using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.CampusHours;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.CampusHours;

public sealed class AnswerHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_supervises_and_the_team_lead_answer_and_nobody_else()
    {
        var ((student, of), (supervisor, by)) = (await portal.NewStudent(), await portal.NewStaff(PortalRole.DomesticConsultant));
        var id = await portal.Recorded(student);
        foreach (var stranger in new[] { supervisor, CaseScene.Domestic, Personas.Staff(PortalRole.TeamLead, "greater-bay") }) Assert.Equal(OutcomeKind.NotFound, (await portal.AnswerHours(id, true, by: stranger)).Kind);
        await portal.Supervised(of, by);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AnswerHours(id, true, by: CaseScene.Domestic)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(supervisor).Send(new AnswerHours(id, true, null, 1))).Kind);
        Assert.True((await portal.AnswerHours(id, true, by: supervisor)).IsOk);
        Assert.Equal("Hours_NotWaiting", (await portal.AnswerHours(id, true)).Reason!.Name);
        Assert.Equal((ServiceState.Confirmed, true), ((await portal.As(student).Get(new ViewMyHours())).Items.Single().State, (await portal.As(student).Get(new ViewMyHours())).Items.Single().AnsweredByName is { Length: > 0 }));
    }

    [Fact]
    public async Task Nobody_confirms_their_own_time()
    {
        var (both, membership) = await portal.NewStudent();
        await portal.Scalar<int>("update staff_memberships set roles = array['CampusConsultant', 'TeamLead'] where id = $1", membership);
        var id = await portal.Recorded(both);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AnswerHours(id, true, by: both)).Kind);
        Assert.DoesNotContain((await portal.As(both).Get(new BrowseCampusHours())).Waiting, item => item.Id == id);
        Assert.True((await portal.AnswerHours(id, true)).IsOk);
    }

    [Fact]
    public async Task Given_back_the_student_reads_why_and_a_mail_says_nothing_of_it()
    {
        var (student, _) = await portal.NewStudent();
        var id = await portal.Recorded(student);
        Assert.Equal("AnswerHours_ReasonMissing", (await portal.AnswerHours(id, false, " ")).Errors.Single().Text.Name);
        Assert.Equal("AnswerHours_ReasonUnfit", (await portal.AnswerHours(id, false, new string('x', ServiceRecord.ReasonMax + 1))).Errors.Single().Text.Name);
        Assert.True((await portal.AnswerHours(id, false, "Two hours, not nine.")).IsOk);
        var item = (await portal.As(student).Get(new ViewMyHours())).Items.Single();
        Assert.Equal((ServiceState.Returned, "Two hours, not nine."), (item.State, item.Reason));
        var mail = (await portal.Mails(student.Email)).Single();
        Assert.EndsWith("campus/hours", mail.Link, StringComparison.Ordinal);
        Assert.DoesNotContain("nine", mail.Text, StringComparison.Ordinal);
        Assert.False(await portal.Scalar<bool>("select position('nine'::bytea in reason) > 0 from service_records where id = $1", id));
    }
}

public sealed class BrowseCampusHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_sees_those_one_supervises_and_the_lead_everybody()
    {
        var ((student, of), (supervisor, by), (other, _)) = (await portal.NewStudent(), await portal.NewStaff(PortalRole.DomesticConsultant), await portal.NewStudent());
        await portal.Supervised(of, by);
        var (mine, theirs) = (await portal.Recorded(student, 75), await portal.Recorded(other));
        await portal.ConfirmedHours(student, 30, 2);
        var seen = await portal.As(supervisor).Get(new BrowseCampusHours());
        Assert.Equal([(mine, 75)], seen.Waiting.Select(item => (item.Id, item.Minutes)));
        var line = Assert.Single(seen.Students);
        Assert.Equal((of, by, 30, 75), (line.MembershipId, line.SupervisorMembershipId!.Value, line.ConfirmedMinutes, line.WaitingMinutes));
        Assert.Empty(seen.Supervisors);
        var all = await portal.As(CaseScene.Lead).Get(new BrowseCampusHours());
        Assert.Superset(new HashSet<Guid> { mine, theirs }, all.Waiting.Select(item => item.Id).ToHashSet());
        Assert.Contains(all.Supervisors, one => one.MembershipId == by);
        Assert.DoesNotContain(all.Supervisors, one => one.MembershipId == of);
        Assert.Empty((await portal.As(CaseScene.Domestic).Get(new BrowseCampusHours())).Waiting);
        Assert.DoesNotContain((await portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay")).Get(new BrowseCampusHours())).Waiting, item => item.Id == mine);
    }

    [Fact]
    public async Task Whoever_left_supervises_nobody()
    {
        var ((student, of), (supervisor, by)) = (await portal.NewStudent(), await portal.NewStaff(PortalRole.DomesticConsultant));
        await portal.Supervised(of, by);
        await portal.Scalar<int>("update staff_memberships set ended_at = now() where id = $1", by);
        Assert.Null((await portal.As(CaseScene.Lead).Get(new BrowseCampusHours())).Students.Single(one => one.MembershipId == of).SupervisorName);
    }
}

public sealed class NameSupervisorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_domestic_consultant_or_a_lead_supervises_and_another_one_takes_the_place()
    {
        var ((student, of), (first, by), (next, instead)) = (await portal.NewStudent(), await portal.NewStaff(PortalRole.DomesticConsultant), await portal.NewStaff(PortalRole.DomesticConsultant));
        var (_, overseas) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new NameSupervisor(of, overseas, null))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Lead).Send(new NameSupervisor(by, instead, null))).Kind);
        await portal.Supervised(of, by);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Lead).Send(new NameSupervisor(of, instead, null))).Kind);
        var id = await portal.Recorded(student);
        var version = (await portal.As(CaseScene.Lead).Get(new BrowseCampusHours())).Students.Single(one => one.MembershipId == of).Version;
        Assert.True((await portal.As(CaseScene.Lead).Send(new NameSupervisor(of, instead, version))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AnswerHours(id, true, by: first)).Kind);
        Assert.True((await portal.AnswerHours(id, true, by: next)).IsOk);
    }

    [Fact]
    public async Task Nobody_supervises_themselves()
    {
        var (_, both) = await portal.NewStudent();
        await portal.Scalar<int>("update staff_memberships set roles = array['CampusConsultant', 'DomesticConsultant'] where id = $1", both);
        Assert.Equal("NameSupervisor_NotOneself", (await portal.As(CaseScene.Lead).Send(new NameSupervisor(both, both, null))).Reason!.Name);
    }
}
