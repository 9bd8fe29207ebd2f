using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class ViewHandOverFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_where_to_to_whom_by_when_and_what_goes_along()
    {
        var (colleague, left) = (await portal.Colleague(PortalRole.DomesticConsultant, name: "An Qi"), await portal.Colleague(PortalRole.DomesticConsultant, name: "Bo Hai"));
        await portal.Leave(left);
        var one = await portal.ReadyCase();
        var before = portal.Clock.GetUtcNow();
        var form = await portal.As(CaseScene.Overseas).Get(new ViewHandOverForm(one.Id));
        Assert.Equal((one.Id, TalentCase.ReferenceOf(one.Id), CaseTier.Overseas, "D1", await portal.CaseVersion(one.Id)), (form.Id, form.Reference, form.From, form.To.Code, form.Version));
        Assert.Equal(Playbook.Current.Packet(CaseTier.Overseas, CaseTier.Domestic), form.Items);
        Assert.Equal([(await portal.MembershipOf(colleague), "An Qi"), (await portal.MembershipOf(CaseScene.Domestic), "Domestic career consultant")], form.Colleagues.Select(c => (c.MembershipId, c.Name)));
        Assert.InRange(form.AcceptBy, HandOverScene.AcceptByAt(before), HandOverScene.AcceptByAt(portal.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Each_way_has_its_own_packet()
    {
        var domestic = await portal.DomesticCase(stage: "D9");
        var form = await portal.As(CaseScene.Domestic).Get(new ViewHandOverForm(domestic.Id));
        Assert.Equal((CaseTier.Domestic, "L1"), (form.From, form.To.Code));
        Assert.Equal(Playbook.Current.Packet(CaseTier.Domestic, CaseTier.Campus), form.Items);
        var campus = await portal.CampusCase(stage: "F90");
        form = await portal.As(CaseScene.Campus).Get(new ViewHandOverForm(campus.Id));
        Assert.Equal((CaseTier.Campus, "F180"), (form.From, form.To.Code));
        Assert.Equal(Playbook.Current.Packet(CaseTier.Campus, CaseTier.Domestic), form.Items);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("O3")]
    [InlineData("O5")]
    public async Task Before_its_time_there_is_none(string? stage)
    {
        var one = await portal.CaseAt(stage: stage);
        Assert.Equal("OfferHandOver_NotYet", (await portal.As(CaseScene.Overseas).Send(new ViewHandOverForm(one.Id))).Reason!.Name);
    }

    [Fact]
    public async Task After_the_last_hand_over_there_is_none()
    {
        var one = await portal.CampusCase(stage: "F90");
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(await portal.OfferedOn(one, CaseScene.Campus)));
        Assert.Equal("OfferHandOver_NotYet", (await portal.As(CaseScene.Domestic).Send(new ViewHandOverForm(one.Id))).Reason!.Name);
    }

    [Theory]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task While_one_is_offered_there_is_none_and_then_again(HandOverState state)
    {
        var (offered, _) = await portal.InState(HandOverState.Offered);
        Assert.Equal("OfferHandOver_Already", (await portal.As(CaseScene.Overseas).Send(new ViewHandOverForm(offered.Id))).Reason!.Name);
        var (one, _) = await portal.InState(state);
        Assert.Equal("D1", (await portal.As(CaseScene.Overseas).Get(new ViewHandOverForm(one.Id))).To.Code);
    }

    [Fact]
    public async Task An_ended_case_has_none()
    {
        var one = await portal.ReadyCase();
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.NoReply, null, await portal.CaseVersion(one.Id)));
        Assert.Equal("Case_Closed", (await portal.As(CaseScene.Overseas).Send(new ViewHandOverForm(one.Id))).Reason!.Name);
    }

    [Fact]
    public async Task Only_who_answers_for_the_case_gets_it()
    {
        var one = await portal.ReadyCase();
        await HandOverScene.NobodyFinds(
            [.. await portal.Outsiders(), portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent)], new ViewHandOverForm(one.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewHandOverForm(Guid.NewGuid()));
        var (accepted, _) = await portal.InState(HandOverState.Accepted);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Overseas)], new ViewHandOverForm(accepted.Id));
    }
}
