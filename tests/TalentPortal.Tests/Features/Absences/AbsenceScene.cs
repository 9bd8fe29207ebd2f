using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Absences;

/// <summary>What the tests about absences start from.</summary>
internal static class AbsenceScene
{
    public static DateOnly Today(this PortalFixture portal) => PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());

    /// <summary>Somebody plans to be away for three days from tomorrow on.</summary>
    public static async Task<Guid> Away(this PortalFixture portal, DemoPerson who, Guid? deputy = null, int from = 1, int days = 3) =>
        (await portal.As(who).Get(new PlanAbsence(portal.Today().AddDays(from), portal.Today().AddDays(from + days - 1), deputy))).Id;

    public static Task<uint> AbsenceVersion(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from absences where id = $1", id);

    public static Task<string?> StateOf(this PortalFixture portal, Guid id) => portal.Scalar<string>("select state from absences where id = $1", id);

    /// <summary>Two consultants of the overseas tier, a case of the first, and the second agreed to stand in.</summary>
    public static async Task<Covered> CoveredCase(this PortalFixture portal, DemoPerson? talent = null)
    {
        var ((absent, of), (deputy, by)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
        var one = await portal.Given(of, talent);
        var id = await portal.Away(absent, by);
        Assert.True((await portal.As(deputy).Send(new AnswerAbsence(id, true, await portal.AbsenceVersion(id)))).IsOk);
        return new(one, absent, of, deputy, by, id);
    }

    /// <summary>A case that a colleague answers for.</summary>
    public static async Task<Opened> Given(this PortalFixture portal, Guid membership, DemoPerson? talent = null)
    {
        var one = await portal.Opened(talent: talent);
        Assert.True((await portal.As(CaseScene.Lead).Send(new AssignCase(one.Id, membership, null, await portal.VersionOf(one)))).IsOk);
        return one;
    }

    /// <summary>Whether somebody sees a case as the one who works on it.</summary>
    public static async Task<bool> WorksOn(this PortalFixture portal, DemoPerson who, Opened one) =>
        await portal.As(who).Send(new ViewCase(one.Id)) is { IsOk: true, Value.Moves.CanWork: true };

    public static void ToBeginning(this PortalFixture portal) => portal.Clock.Advance(TimeSpan.FromDays(1));

    public static Task Tell(this PortalFixture portal) => portal.AsSystem().Get(new TellOfAbsences());
}

/// <summary>A case whose consultant will be away, and who stands in.</summary>
internal sealed record Covered(Opened Case, DemoPerson Absent, Guid AbsentMembership, DemoPerson Deputy, Guid DeputyMembership, Guid Absence);
