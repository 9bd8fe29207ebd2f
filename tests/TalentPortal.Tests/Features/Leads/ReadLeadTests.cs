using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Leads;

public sealed class ViewLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_read_words_and_profile_and_each_reading_is_in_the_persons_log()
    {
        var asked = await portal.Asked();
        var seen = await portal.As(LeadScene.Consultant()).Get(new ViewLead(asked.Id));
        Assert.Equal((LeadAccess.Open, "Wei Ling", "wei.ling@example.org", LeadScene.Wish, LeadScene.ReachWhen), (seen.Access, seen.Profile!.Name, seen.Profile.Email, seen.Wish, seen.ReachWhen));
        Assert.Equal((LeadState.New, LeadClock.OnTime, Language.Chinese, true, false), (seen.State, seen.Clock, seen.TalkIn, seen.CanAnswer, seen.IsMine));
        await portal.As(LeadScene.Lead()).Get(new ViewLead(asked.Id));
        var log = await portal.As(asked.Talent).Get(new BrowseAccessLog());
        Assert.Equal([2, 1], log.Items.Select(item => item.Number));
        Assert.All(log.Items, item => Assert.Equal((PortalFixture.TenantOf("fujian").Name, "lead", "profile wish", (Guid?)asked.Id), (item.Organisation, item.Purpose, item.What, item.SubjectId)));
        Assert.Null(log.FirstWrong);
    }

    [Fact]
    public async Task Nobody_of_another_tenant_or_tier_opens_it_and_no_log_tells_of_their_attempt()
    {
        var asked = await portal.Asked();
        TestSender[] strangers =
        [
            portal.As(LeadScene.Consultant("greater-bay")), portal.As(LeadScene.Consultant(), "greater-bay"), portal.As(LeadScene.Lead("zhongguancun")), portal.As(Personas.Staff(PortalRole.DomesticConsultant)),
            portal.As(Personas.Staff(PortalRole.CampusConsultant)), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.OwnerOf("rongxin")),
            portal.As(asked.Talent), portal.As(Personas.PlatformAdministrator), portal.As(null),
        ];
        foreach (var stranger in strangers) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewLead(asked.Id))).Kind);
        Assert.Equal(0, (await portal.As(asked.Talent).Get(new BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task What_one_consultant_has_another_does_not_open_but_the_team_lead_does()
    {
        var asked = await portal.Asked();
        Assert.True((await portal.Take(asked, LeadScene.Lead())).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(LeadScene.Consultant()).Send(new ViewLead(asked.Id))).Kind);
        var other = await portal.Asked();
        Assert.True((await portal.Take(other)).IsOk);
        Assert.Equal(LeadAccess.Open, (await portal.As(LeadScene.Lead()).Get(new ViewLead(other.Id))).Access);
    }

    [Fact]
    public async Task Another_lead_that_is_open_does_not_open_one_that_is_over()
    {
        var over = await portal.Asked();
        await portal.Decline(over);
        var open = await portal.Asked(talent: over.Talent);
        Assert.Equal(LeadAccess.Open, (await portal.As(LeadScene.Consultant()).Get(new ViewLead(open.Id))).Access);
        var seen = await portal.As(LeadScene.Consultant()).Get(new ViewLead(over.Id));
        Assert.Equal((LeadAccess.Declined, null, null), (seen.Access, seen.Profile, seen.Wish));
    }

    [Fact]
    public void What_staff_read_are_fields_that_a_grant_may_open()
    {
        foreach (var shown in typeof(ViewLeadResult.Person).GetProperties().Select(property => property.Name))
        {
            var kept = ((ClassAttribute)Attribute.GetCustomAttribute(typeof(TalentProfile).GetProperty(shown)!, typeof(ClassAttribute))!).FieldClass;
            Assert.True(kept is FieldClass.Public or FieldClass.Contact or FieldClass.Sensitive, $"{shown} is {kept}");
        }
    }
}

public sealed class BrowseLeadsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_queue_shows_who_waits_longest_first_with_its_clock_and_each_list_its_own()
    {
        var consultant = portal.As(LeadScene.Consultant());
        var (first, taken, declined, theirs) = (await portal.Asked(), await portal.Asked(), await portal.Asked(), await portal.Asked());
        await portal.Take(taken);
        await portal.Decline(declined);
        await portal.Take(theirs, LeadScene.Lead());
        portal.Clock.Advance(TimeSpan.FromDays(7));
        var second = await portal.Asked();
        await portal.Asked("greater-bay");

        var queue = await consultant.Get(new BrowseLeads());
        Assert.Equal([first.Id, second.Id], queue.Items.Select(item => item.Id));
        Assert.Equal([LeadClock.Overdue, LeadClock.OnTime], queue.Items.Select(item => item.Clock!.Value));
        Assert.Equal((2, 1, false), (queue.Total, queue.Overdue, queue.SeesAll));
        Assert.Equal([2, 1, 1, 1], Enum.GetValues<LeadList>().Select(list => queue.Counts[list]));
        Assert.Equal(taken.Id, Assert.Single((await consultant.Get(new BrowseLeads(LeadList.Mine))).Items).Id);
        Assert.Equal(declined.Id, Assert.Single((await consultant.Get(new BrowseLeads(LeadList.Over))).Items).Id);

        var all = await portal.As(LeadScene.Lead()).Get(new BrowseLeads(LeadList.Taken));
        Assert.Equal(new[] { taken.Id, theirs.Id }.Order(), all.Items.Select(item => item.Id).Order());
        Assert.True(all.SeesAll);

        Assert.Equal(first.Id, Assert.Single((await consultant.Get(new BrowseLeads(OnlyOverdue: true))).Items).Id);
        Assert.Equal(2, (await consultant.Get(new BrowseLeads(Country: "GB", TalkIn: Language.Chinese))).Total);
        Assert.Equal(0, (await consultant.Get(new BrowseLeads(Country: "US"))).Total);
        Assert.Equal(0, (await consultant.Get(new BrowseLeads(TalkIn: Language.English))).Total);
        Assert.Equal(2, queue.Countries["GB"]);
    }

    [Fact]
    public async Task Shortly_before_its_time_a_lead_is_due()
    {
        var asked = await portal.Asked("zhongguancun");
        var by = (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).AcknowledgeBy;
        portal.Clock.Advance(by - portal.Clock.GetUtcNow() - Lead.DueWithin + TimeSpan.FromMinutes(1));
        var item = Assert.Single((await portal.As(LeadScene.Consultant("zhongguancun")).Get(new BrowseLeads())).Items, item => item.Id == asked.Id);
        Assert.Equal(LeadClock.Due, item.Clock);
    }

    [Fact]
    public async Task Bad_pages_are_refused_and_nobody_else_browses()
    {
        foreach (var bad in new[] { new BrowseLeads(Page: 0), new BrowseLeads((LeadList)9), new BrowseLeads(Country: "GBR"), new BrowseLeads(TalkIn: (Language)9) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(LeadScene.Consultant()).Send(bad)).Kind);
        foreach (var stranger in new[] { portal.As(Personas.Staff(PortalRole.DomesticConsultant)), portal.As(Personas.Talent), portal.As(null), portal.As(LeadScene.Consultant(), "") })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new BrowseLeads())).Kind);
    }
}
