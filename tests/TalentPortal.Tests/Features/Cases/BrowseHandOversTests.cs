using System.Text.Json;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class BrowseHandOversTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_waits_for_the_tier_is_listed_by_its_term()
    {
        var (first, second) = (await portal.ReadyCase(), await portal.ReadyCase());
        var early = await portal.OfferedOn(first);
        await portal.Run("update hand_overs set accept_by = accept_by + interval '1 day' where id = $1", early);
        var late = await portal.OfferedOn(second);
        var items = (await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items;
        Assert.Equal([late, early], items.Select(item => item.Id).Where(id => id == early || id == late));
        Assert.Equal(items.OrderBy(item => item.AcceptBy).Select(item => item.Id), items.Select(item => item.Id));
        var item = items.Single(item => item.Id == early);
        Assert.Equal(
            (first.Id, TalentCase.ReferenceOf(first.Id), CaseTier.Overseas, "Overseas consultant", "D1", false, portal.Today().AddDays(7)),
            (item.CaseId, item.Reference, item.FromTier, item.FromName, item.ToStage.Code, item.ToMe, item.NextOn));
    }

    [Fact]
    public async Task By_name_only_that_colleague_sees_it()
    {
        var colleague = await portal.Colleague(PortalRole.DomesticConsultant);
        var id = await portal.OfferedOn(await portal.ReadyCase(), to: await portal.MembershipOf(colleague));
        Assert.True((await portal.As(colleague).Get(new BrowseHandOvers(CaseTier.Domestic))).Items.Single(item => item.Id == id).ToMe);
        Assert.DoesNotContain((await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items, item => item.Id == id);
    }

    [Theory]
    [InlineData(HandOverState.Accepted)]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task What_was_answered_is_gone(HandOverState state)
    {
        var open = await portal.OfferedOn(await portal.ReadyCase());
        await portal.Run("update hand_overs set accept_by = accept_by + interval '100 days' where id = $1", open);
        var (_, id) = await portal.InState(state);
        var items = (await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items;
        Assert.Contains(items, item => item.Id == open);
        Assert.DoesNotContain(items, item => item.Id == id);
    }

    [Fact]
    public async Task What_is_past_its_term_says_so_until_it_goes_back()
    {
        var id = await portal.OfferedOn(await portal.ReadyCase());
        Assert.False((await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items.Single(item => item.Id == id).IsLate);
        await portal.PassTerm(id);
        Assert.True((await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items.Single(item => item.Id == id).IsLate);
    }

    [Fact]
    public async Task The_list_says_nothing_of_the_person_and_reads_nothing_of_theirs()
    {
        var one = await portal.ReadyCase();
        await portal.OfferedOn(one);
        var readings = await Readings(one);
        var list = JsonSerializer.Serialize(await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic)));
        Assert.Contains(one.Id.ToString(), list, StringComparison.Ordinal);
        Assert.All(["Wei Ling", "Words about", "Ready to go on", "A call every week", CaseScene.Wish, one.Talent.UserId.ToString(), one.Talent.Email], word => Assert.DoesNotContain(word, list, StringComparison.Ordinal));
        Assert.Equal(readings, await Readings(one));
    }

    [Fact]
    public async Task Each_tier_sees_its_own_and_the_board_counts_as_many()
    {
        var (abroad, campus) = (await portal.ReadyCase(), await portal.DomesticCase(stage: "D9"));
        var (toDomestic, toCampus) = (await portal.OfferedOn(abroad), await portal.OfferedOn(campus, CaseScene.Domestic));
        Assert.Contains((await portal.As(CaseScene.Campus).Get(new BrowseHandOvers(CaseTier.Campus))).Items, item => item.Id == toCampus);
        var domestic = (await portal.As(CaseScene.Domestic).Get(new BrowseHandOvers(CaseTier.Domestic))).Items;
        Assert.Contains(domestic, item => item.Id == toDomestic);
        Assert.DoesNotContain(domestic, item => item.Id == toCampus);
        Assert.Equal(domestic.Count, (await portal.As(CaseScene.Domestic).Get(new BrowseCases(CaseTier.Domestic))).Offered);
        foreach (var (person, tier) in new[]
                 {
                     (CaseScene.Overseas, CaseTier.Domestic), (CaseScene.Campus, CaseTier.Domestic), (CaseScene.Lead, CaseTier.Domestic), (CaseScene.Domestic, CaseTier.Campus),
                     (CaseScene.Overseas, CaseTier.Overseas), (HandOverScene.Elsewhere(PortalRole.DomesticConsultant), CaseTier.Domestic),
                 })
            Assert.Empty((await portal.As(person).Get(new BrowseHandOvers(tier))).Items);
    }

    [Fact]
    public async Task Only_consultants_and_only_lists_that_there_are()
    {
        await portal.OfferedOn(await portal.ReadyCase());
        await HandOverScene.NobodyFinds(
            [
                portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.PlatformAdministrator), portal.As(Personas.RecruiterOf("rongxin")),
                portal.As(Personas.Talent), portal.As(null), portal.As(CaseScene.Domestic, "zhongguancun"), portal.As(HandOverScene.Elsewhere(PortalRole.DomesticConsultant), "fujian"), portal.As(CaseScene.Domestic, ""),
            ],
            new BrowseHandOvers(CaseTier.Domestic));
        Assert.Equal("BrowseCases_NoSuchList", Assert.Single((await portal.As(CaseScene.Domestic).Send(new BrowseHandOvers((CaseTier)9))).Errors).Text.Name);
    }

    private Task<long> Readings(Opened one) => portal.Scalar<long>("select count(*) from access_entries where user_id = $1", one.Talent.UserId);
}
