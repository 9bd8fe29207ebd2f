using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class CountUnreadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_open_cases_of_the_tier_that_one_answers_for_count()
    {
        const string Tenant = "zhongguancun";
        var me = Personas.Staff(PortalRole.OverseasConsultant, Tenant);
        var (one, ended) = (await portal.Opened(Tenant), await portal.Opened(Tenant));
        foreach (var at in new[] { one, one, ended }) await portal.TalentWrites(at, "Hello");
        await portal.Run("update cases set closed_at = now() where id = $1", ended.Id);
        Assert.Equal(2, (await portal.As(me).Get(new CountUnread(CaseTier.Overseas))).Value);
        Assert.Equal(0, (await portal.As(me).Get(new CountUnread(CaseTier.Domestic))).Value);
        foreach (var role in new[] { PortalRole.DomesticConsultant, PortalRole.TeamLead }) Assert.Equal(0, (await portal.As(Personas.Staff(role, Tenant)).Get(new CountUnread(CaseTier.Overseas))).Value);
        Assert.Equal("BrowseCases_NoSuchList", (await portal.As(me).Send(new CountUnread((CaseTier)9))).Errors.Single().Text.Name);
    }
}

public sealed class CountMyUnreadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Ones_own_at_every_tenant_count_and_nobody_elses()
    {
        var here = await portal.Opened();
        var there = await portal.Opened("greater-bay", here.Talent);
        await portal.Say(here, ">One", ">Two");
        Assert.True((await portal.As(Personas.Staff(PortalRole.OverseasConsultant, "greater-bay")).Send(new SendMessage(there.Id, "Three"))).IsOk);
        foreach (var tenant in new[] { "fujian", "greater-bay", "zhongguancun" }) Assert.Equal(3, (await portal.As(here.Talent, tenant).Get(new CountMyUnread())).Value);
        Assert.Equal(0, (await portal.As(CaseScene.Overseas).Get(new CountMyUnread())).Value);
    }
}
