using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class AssignCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_gives_it_to_a_colleague_of_its_tier_and_to_no_other()
    {
        var one = await portal.Opened();
        var (other, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (_, elsewhere) = await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay");
        Assert.Equal("AssignCase_OtherTier", (await Assign(one, await portal.MembershipOf(CaseScene.Domestic))).Reason!.Name);
        Assert.Equal("AssignCase_Already", (await Assign(one, await portal.MembershipOf(CaseScene.Overseas))).Reason!.Name);
        Assert.Equal(OutcomeKind.NotFound, (await Assign(one, elsewhere)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new AssignCase(one.Id, membership, null, 1))).Kind);
        Assert.True((await Assign(one, membership)).IsOk);
        Assert.Equal(CasePart.Owner, (await portal.As(other).Get(new ViewCase(one.Id))).Part);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(one.Id))).Kind);
        Assert.NotEmpty(await portal.Mails(other.Email));
    }

    private async Task<Outcome<Done>> Assign(Opened one, Guid to) => await portal.As(CaseScene.Lead).Send(new AssignCase(one.Id, to, null, await portal.VersionOf(one)));
}
