using TalentPortal.Features.Absences;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Absences;

public sealed class PlanAbsenceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Both see nothing of the other before they commit.</summary>
    [Fact]
    public async Task Who_plans_to_be_away_and_agrees_to_stand_in_at_the_same_moment_does_one_of_them()
    {
        var ((absent, _), (deputy, by)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
        for (var round = 0; round < 10; round++)
        {
            var from = 1 + (round * 3);
            var asked = await portal.Away(absent, by, from, 2);
            var answer = new AnswerAbsence(asked, true, await portal.AbsenceVersion(asked));
            var plan = new PlanAbsence(portal.Today().AddDays(from), portal.Today().AddDays(from + 1), null);
            var outcomes = await Task.WhenAll(Task.Run(async () => (await portal.As(deputy).Send(answer)).Kind), Task.Run(async () => (await portal.As(deputy).Send(plan)).Kind));
            Assert.Equal([OutcomeKind.Ok, OutcomeKind.Refused], outcomes.Order());
        }
    }

    [Fact]
    public async Task Days_that_do_not_fit_and_people_who_cannot_are_refused()
    {
        var ((absent, mine), (_, other)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
        var (_, elsewhere) = await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay");
        async Task<string?> Wrong(int from, int until, Guid? deputy = null) => (await portal.As(absent).Send(new PlanAbsence(portal.Today().AddDays(from), portal.Today().AddDays(until), deputy))) switch
        {
            { Kind: OutcomeKind.Invalid, Errors: var errors } => errors[0].Text.Name,
            { Kind: OutcomeKind.Refused, Reason: var reason } => reason!.Name,
            var outcome => outcome.Kind.ToString(),
        };
        Assert.Equal("PlanAbsence_DateUnfit", await Wrong(-1, 3));
        Assert.Equal("PlanAbsence_DateUnfit", await Wrong(366, 367));
        Assert.Equal("PlanAbsence_EndsBefore", await Wrong(3, 2));
        Assert.Equal("PlanAbsence_TooLong", await Wrong(1, 1 + Absence.MostDays));
        Assert.Equal("PlanAbsence_DateMissing", (await portal.As(absent).Send(new PlanAbsence(null, portal.Today(), null))).Errors[0].Text.Name);
        Assert.Equal("Absence_CannotStandIn", await Wrong(1, 2, await portal.MembershipOf(CaseScene.Campus)));
        foreach (var id in new[] { elsewhere, mine, Guid.NewGuid() }) Assert.Equal("NotFound", await Wrong(1, 2, id));
        Assert.Equal("Ok", await Wrong(1, Absence.MostDays, other));
        Assert.Equal("PlanAbsence_Overlaps", await Wrong(2, 2));
        Assert.Equal("Ok", await Wrong(Absence.MostDays + 1, Absence.MostDays + 2));
    }

    [Fact]
    public async Task Whoever_is_away_stands_in_for_nobody_and_whoever_stands_in_is_not_away()
    {
        var c = await portal.CoveredCase();
        Assert.Equal("PlanAbsence_StandsIn", (await portal.As(c.Deputy).Send(new PlanAbsence(portal.Today().AddDays(2), portal.Today().AddDays(2), null))).Reason!.Name);
        var (third, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Assert.Equal("Absence_CannotStandIn", (await portal.As(third).Send(new PlanAbsence(portal.Today().AddDays(3), portal.Today().AddDays(5), c.AbsentMembership))).Errors.Single().Text.Name);
        Assert.True((await portal.As(third).Send(new PlanAbsence(portal.Today().AddDays(4), portal.Today().AddDays(5), c.AbsentMembership))).IsOk);
    }
}

public sealed class NameDeputyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_takes_effect_at_once_and_another_one_takes_the_place()
    {
        var c = await portal.CoveredCase();
        var (next, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        portal.ToBeginning();
        await portal.Tell();
        Assert.Equal("Absence_CannotStandIn", (await Name(c.Absence, await portal.MembershipOf(CaseScene.Campus))).Reason!.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Lead).Send(new NameDeputy(c.Absence, by, 1))).Kind);
        Assert.True((await Name(c.Absence, by)).IsOk);
        Assert.False(await portal.WorksOn(c.Deputy, c.Case));
        Assert.True(await portal.WorksOn(next, c.Case));
        await portal.Tell();
        Assert.Equal(2, (await portal.Mine(c.Case).Get(new ViewMyCase(c.Case.Id))).Entries.Count(entry => entry.Kind == CaseEntryKind.CoverBegan));
        Assert.NotEmpty(await portal.Mails(next.Email));
    }

    private async Task<Outcome<Done>> Name(Guid id, Guid deputy) => await portal.As(CaseScene.Lead).Send(new NameDeputy(id, deputy, await portal.AbsenceVersion(id)));
}

public sealed class EndAbsenceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ended_early_the_deputy_sees_nothing_more_and_the_talent_is_told()
    {
        var c = await portal.CoveredCase();
        portal.ToBeginning();
        await portal.Tell();
        var version = await portal.AbsenceVersion(c.Absence);
        foreach (var other in new[] { c.Deputy, CaseScene.Overseas }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new EndAbsence(c.Absence, version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(c.Absent).Send(new EndAbsence(c.Absence, version + 1))).Kind);
        Assert.True((await portal.As(c.Absent).Send(new EndAbsence(c.Absence, version))).IsOk);
        Assert.False(await portal.WorksOn(c.Deputy, c.Case));
        Assert.Null(await portal.Scalar<Guid?>("select deputy_user_id from cases where id = $1", c.Case.Id));
        var told = (await portal.Mine(c.Case).Get(new ViewMyCase(c.Case.Id))).Entries[^1];
        Assert.Equal(CaseEntryKind.CoverEnded, told.Kind);
        Assert.Equal("Absence_NoLongerOpen", (await portal.As(c.Absent).Send(new EndAbsence(c.Absence, await portal.AbsenceVersion(c.Absence)))).Reason!.Name);
    }

    [Fact]
    public async Task Taken_back_before_it_begins_no_talent_hears_of_it()
    {
        var c = await portal.CoveredCase();
        Assert.True((await portal.As(CaseScene.Lead).Send(new EndAbsence(c.Absence, await portal.AbsenceVersion(c.Absence)))).IsOk);
        portal.ToBeginning();
        await portal.Tell();
        Assert.False(await portal.WorksOn(c.Deputy, c.Case));
        Assert.DoesNotContain((await portal.Mine(c.Case).Get(new ViewMyCase(c.Case.Id))).Entries, entry => entry.Kind is CaseEntryKind.CoverBegan or CaseEntryKind.CoverEnded);
    }
}

public sealed class TellOfAbsencesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_talent_hears_once_that_somebody_stands_in_and_once_that_it_is_over()
    {
        var c = await portal.CoveredCase();
        await portal.RunWork("absences-tell");
        Assert.Empty(await Told(c));
        portal.ToBeginning();
        await portal.RunWork("absences-tell");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.RunWork("absences-tell");
        Assert.Equal([CaseEntryKind.CoverBegan], await Told(c));
        var mails = await portal.Mails(c.Case.Talent.Email);
        Assert.EndsWith($"me/cases/{c.Case.Id}", mails[0].Link);
        Assert.DoesNotContain("Xu ", mails[0].Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.RunWork("absences-tell");
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.RunWork("absences-tell");
        Assert.Equal([CaseEntryKind.CoverBegan, CaseEntryKind.CoverEnded], await Told(c));
        Assert.Equal("Ended", await portal.StateOf(c.Absence));
    }

    [Fact]
    public async Task After_one_absence_the_next_has_its_own_deputy()
    {
        var c = await portal.CoveredCase();
        var (next, by) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var later = await portal.Away(c.Absent, by, from: 4);
        Assert.True((await portal.As(next).Send(new AnswerAbsence(later, true, await portal.AbsenceVersion(later)))).IsOk);
        portal.ToBeginning();
        Assert.Equal((true, false), (await portal.WorksOn(c.Deputy, c.Case), await portal.WorksOn(next, c.Case)));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Tell();
        Assert.Equal((false, true), (await portal.WorksOn(c.Deputy, c.Case), await portal.WorksOn(next, c.Case)));
    }

    private async Task<IEnumerable<CaseEntryKind>> Told(Covered c) =>
        (await portal.Mine(c.Case).Get(new ViewMyCase(c.Case.Id))).Entries.Select(entry => entry.Kind).Where(kind => kind is CaseEntryKind.CoverBegan or CaseEntryKind.CoverEnded);
}

public sealed class PurgeAbsencesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_year_after_it_was_over_an_absence_is_forgotten()
    {
        var (absent, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var id = await portal.Away(absent);
        portal.Clock.Advance(TimeSpan.FromDays(366));
        await portal.RunWork("absences-retention");
        Assert.NotNull(await portal.StateOf(id));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await portal.RunWork("absences-retention");
        Assert.Null(await portal.StateOf(id));
    }
}

public sealed class BrowseAbsencesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_sees_ones_own_and_those_one_is_asked_for_and_the_lead_all()
    {
        var c = await portal.CoveredCase();
        async Task<int> Seen(TalentPortal.Data.Seed.Demo.DemoPerson who) => (await portal.As(who).Get(new BrowseAbsences())).Items.Count(item => item.Id == c.Absence);
        Assert.Equal((1, 1, 1, 0), (await Seen(c.Absent), await Seen(c.Deputy), await Seen(CaseScene.Lead), await Seen(CaseScene.Domestic)));
        var mine = await portal.As(c.Absent).Get(new BrowseAbsences());
        Assert.Equal((1, true), (mine.OpenCases, mine.Colleagues.Any(one => one.MembershipId == c.DeputyMembership)));
        Assert.DoesNotContain(mine.Colleagues, one => one.MembershipId == c.AbsentMembership);
        Assert.Empty((await portal.As(Personas.Staff(PortalRole.TeamLead, "greater-bay")).Get(new BrowseAbsences())).Items);
    }
}
