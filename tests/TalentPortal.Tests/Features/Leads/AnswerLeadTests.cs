using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Leads;

public sealed class TakeLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Of_two_who_take_at_once_one_has_it_and_the_other_gets_a_conflict()
    {
        for (var round = 0; round < 5; round++)
        {
            var asked = await portal.Asked();
            var version = await portal.LeadVersion(asked.Id);
            var both = await Task.WhenAll(portal.As(LeadScene.Consultant()).Send(new TakeLead(asked.Id, version)), portal.As(LeadScene.Lead()).Send(new TakeLead(asked.Id, version)));
            Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
            Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'leads.take' and subject_id = $1", asked.Id));
            Assert.Equal(OutcomeKind.Conflict, (await portal.Take(asked)).Kind);
        }
    }

    [Fact]
    public async Task The_talent_hears_of_it_once_and_the_taker_gets_no_mail_about_their_own_doing()
    {
        var asked = await portal.Asked("zhongguancun");
        Assert.True((await portal.Take(asked)).IsOk);
        var mails = await portal.Mails(asked.Talent.Email);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.EndsWith($"me/consultant/{asked.Id}", mail.Link, StringComparison.Ordinal));
        Assert.DoesNotContain(await portal.Mails(LeadScene.Consultant("zhongguancun").Email), mail => mail.Link!.EndsWith(asked.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_tenants_and_other_tiers_find_nothing_and_what_was_taken_back_is_a_conflict()
    {
        var asked = await portal.Asked();
        var version = await portal.LeadVersion(asked.Id);
        TestSender[] strangers =
        [
            portal.As(LeadScene.Consultant("greater-bay")), portal.As(LeadScene.Consultant(), "greater-bay"), portal.As(Personas.Staff(PortalRole.DomesticConsultant)), portal.As(Personas.Staff(PortalRole.CampusConsultant)),
            portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(Personas.OwnerOf("rongxin")), portal.As(asked.Talent), portal.As(null), portal.As(LeadScene.Consultant(), ""),
        ];
        foreach (var stranger in strangers) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new TakeLead(asked.Id, version))).Kind);
        Assert.Equal(LeadState.New, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State);
        await portal.As(asked.Talent).Get(new WithdrawLead(asked.Id));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Take(asked)).Kind);
    }
}

public sealed class DeclineLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_needs_a_reason_and_closes_the_profile_to_the_one_who_declined_too()
    {
        var asked = await portal.Asked();
        foreach (var reason in new[] { null, "", "  " }) Assert.Equal("DeclineLead_ReasonMissing", (await portal.Decline(asked, reason)).Errors[0].Text.Name);
        foreach (var reason in new[] { "a\0b", new string('x', Lead.ReasonMax + 1) }) Assert.Equal("DeclineLead_ReasonUnfit", (await portal.Decline(asked, reason)).Errors[0].Text.Name);
        Assert.True((await portal.Decline(asked)).IsOk);
        var seen = await portal.As(LeadScene.Consultant()).Get(new ViewLead(asked.Id));
        Assert.Equal((LeadAccess.Declined, null, null, "We only serve engineers."), (seen.Access, seen.Profile, seen.Wish, seen.Reason));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Decline(asked)).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Take(asked)).Kind);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'leads.decline' and subject_id = $1", asked.Id));
        Assert.True((await portal.As(asked.Talent).Send(LeadScene.Asking())).IsOk);
    }

    [Fact]
    public async Task Nobody_declines_at_another_tenant_or_on_an_old_view()
    {
        var asked = await portal.Asked();
        var version = await portal.LeadVersion(asked.Id);
        foreach (var stranger in new[] { portal.As(LeadScene.Consultant("greater-bay")), portal.As(Personas.Staff(PortalRole.DomesticConsultant)), portal.As(asked.Talent) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new DeclineLead(asked.Id, "No.", version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(LeadScene.Consultant()).Send(new DeclineLead(asked.Id, "No.", version + 1))).Kind);
        Assert.Equal(LeadState.New, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State);
    }
}

public sealed class AssignLeadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_team_lead_gives_it_to_a_consultant_who_then_has_it_and_is_told()
    {
        var asked = await portal.Asked();
        var seen = await portal.As(LeadScene.Lead()).Get(new ViewLead(asked.Id));
        Assert.Equal(["Overseas consultant", "Team lead"], seen.Colleagues.Select(colleague => colleague.Name));
        await portal.As(LeadScene.Lead()).Get(new AssignLead(asked.Id, seen.Colleagues[0].Id, seen.Version));
        Assert.Equal((LeadState.Taken, "Overseas consultant"), ((await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).State, (await portal.As(asked.Talent).Get(new ViewMyLead(asked.Id))).StaffName));
        Assert.True((await portal.As(LeadScene.Consultant()).Get(new ViewLead(asked.Id))).IsMine);
        Assert.Contains(await portal.Mails(LeadScene.Consultant().Email), mail => mail.Link!.EndsWith($"overseas/leads/{asked.Id}", StringComparison.Ordinal));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(LeadScene.Lead()).Send(new AssignLead(asked.Id, seen.Colleagues[1].Id, await portal.LeadVersion(asked.Id)))).Kind);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'leads.assign' and subject_id = $1", asked.Id));
    }

    [Fact]
    public async Task Only_to_somebody_here_who_answers_leads_and_only_by_a_team_lead()
    {
        var asked = await portal.Asked();
        var version = await portal.LeadVersion(asked.Id);
        foreach (var (role, tenant) in new[] { (PortalRole.DomesticConsultant, "fujian"), (PortalRole.CampusConsultant, "fujian"), (PortalRole.OverseasConsultant, "greater-bay") })
            Assert.Equal("AssignLead_ColleagueMissing", (await portal.As(LeadScene.Lead()).Send(new AssignLead(asked.Id, await Membership(role, tenant), version))).Errors[0].Text.Name);
        var own = await Membership(PortalRole.OverseasConsultant, "fujian");
        foreach (var stranger in new[] { portal.As(LeadScene.Consultant()), portal.As(LeadScene.Lead("greater-bay")), portal.As(asked.Talent) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new AssignLead(asked.Id, own, version))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(LeadScene.Lead()).Send(new AssignLead(asked.Id, own, version + 1))).Kind);
        Assert.Empty((await portal.As(LeadScene.Consultant()).Get(new ViewLead(asked.Id))).Colleagues);
    }

    private Task<Guid> Membership(PortalRole role, string tenant) =>
        portal.Scalar<Guid>("select id from staff_memberships where user_id = $1 and tenant_id = $2", Personas.Staff(role, tenant).UserId, DemoPeople.Tenant(tenant).Id);
}
