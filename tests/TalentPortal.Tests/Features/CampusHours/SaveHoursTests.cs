using TalentPortal.Features.CampusHours;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.CampusHours;

public sealed class SaveHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(4, 1, "Minutes", "SaveHours_MinutesUnfit")]
    [InlineData(721, 1, "Minutes", "SaveHours_MinutesUnfit")]
    [InlineData(60, -1, "On", "SaveHours_DayUnfit")]
    [InlineData(60, 91, "On", "SaveHours_DayUnfit")]
    public async Task What_does_not_fit_is_said_at_its_field(int minutes, int daysAgo, string field, string why)
    {
        var (student, _) = await portal.NewStudent();
        var wrong = (await portal.As(student).Send(portal.Hours(minutes, daysAgo))).Errors.Single();
        Assert.Equal((field, why), (wrong.Field, wrong.Text.Name));
        foreach (var (least, ago) in new[] { (5, 0), (600, 90) }) await portal.Recorded(student, least, ago);
    }

    [Fact]
    public async Task Lines_that_come_at_the_same_moment_fill_a_day_once()
    {
        var (student, _) = await portal.NewStudent();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => portal.As(student).Send(portal.Hours(ServiceRecord.MostMinutes)))));
        Assert.Equal(ServiceRecord.MostMinutesADay / ServiceRecord.MostMinutes, outcomes.Count(outcome => outcome.IsOk));
        Assert.All(outcomes.Where(outcome => !outcome.IsOk), outcome => Assert.Equal("SaveHours_DayFull", outcome.Errors.Single().Text.Name));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for()
    {
        var (student, _) = await portal.NewStudent();
        var missing = (await portal.As(student).Send(new SaveHours(null, null, null, null, null, null))).Errors;
        Assert.Equal(["SaveHours_DayMissing", "SaveHours_KindMissing", "SaveHours_MinutesUnfit"], missing.Select(error => error.Text.Name).Distinct().Order());
        Assert.Contains((await portal.As(student).Send(portal.Hours() with { Kind = (ServiceKind)99 })).Errors, error => error.Text.Name == "SaveHours_KindMissing");
    }

    [Fact]
    public async Task Twelve_hours_are_all_that_one_day_has_however_many_lines_there_are()
    {
        var (student, _) = await portal.NewStudent();
        var first = await portal.Recorded(student, 700);
        Assert.Equal("SaveHours_DayFull", (await portal.As(student).Send(portal.Hours(21))).Errors.Single().Text.Name);
        await portal.Recorded(student, 20);
        await portal.Recorded(student, 21, daysAgo: 2);
        // What is corrected does not count twice.
        Assert.True((await portal.As(student).Send(portal.Hours(650) with { Id = first, Version = await portal.HoursVersion(first) })).IsOk);
        var full = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As(student).Send(portal.Hours(30))));
        Assert.Equal(1, full.Count(outcome => outcome.IsOk));
    }

    [Fact]
    public async Task Only_ones_own_open_cases_can_be_named_and_only_ones_own_lines_corrected()
    {
        var ((own, _), (other, _)) = (await portal.OnCampus(), await portal.AtHome());
        var id = await portal.Recorded(CaseScene.Campus, caseId: own.Id);
        foreach (var wrong in new[] { other.Id, Guid.NewGuid() }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(portal.Hours(caseId: wrong))).Kind);
        var (student, _) = await portal.NewStudent();
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(student).Send(portal.Hours(caseId: own.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(student).Send(portal.Hours() with { Id = id, Version = await portal.HoursVersion(id) })).Kind);
        var seen = (await portal.As(CaseScene.Campus).Get(new ViewMyHours())).Items.Single(item => item.Id == id);
        Assert.Equal((own.Id, TalentPortal.Features.Cases.Domain.TalentCase.ReferenceOf(own.Id)), (seen.CaseId!.Value, seen.Reference));
    }

    [Fact]
    public async Task Corrected_it_waits_anew_and_confirmed_it_stays()
    {
        var (student, _) = await portal.NewStudent();
        var id = await portal.Recorded(student);
        Assert.True((await portal.AnswerHours(id, false, "Which day was it?")).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(student).Send(portal.Hours(45) with { Id = id, Version = 1 })).Kind);
        Assert.True((await portal.As(student).Send(portal.Hours(45, 2) with { Id = id, Version = await portal.HoursVersion(id) })).IsOk);
        var seen = (await portal.As(student).Get(new ViewMyHours())).Items.Single();
        Assert.Equal((45, ServiceState.Recorded, null, null), (seen.Minutes, seen.State, seen.Reason, seen.AnsweredByName));
        Assert.True((await portal.AnswerHours(id, true)).IsOk);
        Assert.Equal("Hours_Confirmed", (await portal.As(student).Send(portal.Hours(5) with { Id = id, Version = await portal.HoursVersion(id) })).Reason!.Name);
    }

    [Fact]
    public async Task Sent_twice_it_is_recorded_once()
    {
        var ((student, _), command) = (await portal.NewStudent(), Guid.NewGuid());
        for (var i = 0; i < 2; i++) await portal.As(student).Send(portal.Hours(), command);
        Assert.Single((await portal.As(student).Get(new ViewMyHours())).Items);
    }
}

public sealed class RemoveHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ones_own_line_goes_until_it_is_confirmed()
    {
        var ((student, _), (other, _)) = (await portal.NewStudent(), await portal.NewStudent());
        var (id, kept) = (await portal.Recorded(student), await portal.ConfirmedHours(student));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new RemoveHours(id, await portal.HoursVersion(id)))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(student).Send(new RemoveHours(id, 1))).Kind);
        Assert.True((await portal.As(student).Send(new RemoveHours(id, await portal.HoursVersion(id)))).IsOk);
        Assert.Equal("Hours_Confirmed", (await portal.As(student).Send(new RemoveHours(kept, await portal.HoursVersion(kept)))).Reason!.Name);
        Assert.Equal(kept, (await portal.As(student).Get(new ViewMyHours())).Items.Single().Id);
    }
}

public sealed class ViewMyHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Sums_by_month_and_kind_count_ones_own_time_alone()
    {
        var ((student, membership), (other, _)) = (await portal.NewStudent(), await portal.NewStudent());
        await portal.ConfirmedHours(student, 100, 1);
        await portal.Recorded(student, 20, 1);
        await portal.As(student).Get(portal.Hours(30, 60) with { Kind = ServiceKind.Bank });
        await portal.ConfirmedHours(other, 500);
        var mine = await portal.As(student).Get(new ViewMyHours());
        Assert.Equal((3, 100, null), (mine.Items.Count, mine.ConfirmedMinutes, mine.SupervisorName));
        Assert.Equal([(120, 100), (30, 0)], mine.Months.Select(month => (month.Minutes, month.ConfirmedMinutes)));
        Assert.Equal([(ServiceKind.Arrival, 120, 100), (ServiceKind.Bank, 30, 0)], mine.Kinds.Select(sum => (sum.Kind, sum.Minutes, sum.ConfirmedMinutes)));
        await portal.Supervised(membership, await portal.MembershipOf(CaseScene.Domestic));
        Assert.Equal("Domestic career consultant", (await portal.As(student).Get(new ViewMyHours())).SupervisorName);
    }
}

public sealed class PurgeCampusHoursTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task After_its_term_time_is_forgotten_and_so_is_who_supervised_somebody_who_left()
    {
        var ((student, membership), (_, gone)) = (await portal.NewStudent(), await portal.NewStudent());
        await portal.ConfirmedHours(student);
        foreach (var one in new[] { membership, gone }) await portal.Supervised(one, await portal.MembershipOf(CaseScene.Domestic));
        await portal.Scalar<int>("update staff_memberships set ended_at = now() where id = $1", gone);
        portal.Clock.Advance(TimeSpan.FromDays(3 * 365));
        await portal.RunWork("campus-hours-retention");
        Assert.Equal((1L, 1L), (await portal.Scalar<long>("select count(*) from service_records"), await portal.Scalar<long>("select count(*) from campus_supervisions")));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.RunWork("campus-hours-retention");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from service_records"));
    }
}
