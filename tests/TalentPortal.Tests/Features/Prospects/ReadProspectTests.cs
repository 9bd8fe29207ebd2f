using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Prospects;

[Collection(ProspectsCollection.Name)]
public sealed class BrowseProspectsTests(PortalFixture portal)
{
    [Fact]
    public async Task A_consultant_sees_their_own_with_names_a_team_lead_all_without_and_another_tenant_nothing()
    {
        var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (mine, theirs) = (await portal.Entered(), await portal.Entered(ProspectScene.Entering(portal) with { CountryCode = "PE", Source = ProspectSource.Referral }, colleague));
        var seen = (await portal.As(ProspectScene.Consultant()).Get(new BrowseProspects())).Items;
        Assert.NotNull(Assert.Single(seen, item => item.Id == mine).Name);
        Assert.DoesNotContain(seen, item => item.Id == theirs);

        var lead = portal.As(ProspectScene.Lead());
        var all = (await lead.Get(new BrowseProspects())).Items;
        Assert.Null(Assert.Single(all, item => item.Id == mine).Name);
        Assert.Equal(theirs, Assert.Single((await lead.Get(new BrowseProspects(Country: "PE"))).Items).Id);
        Assert.Contains((await lead.Get(new BrowseProspects(Source: ProspectSource.Referral))).Items, item => item.Id == theirs);
        Assert.DoesNotContain((await lead.Get(new BrowseProspects(Source: ProspectSource.Association))).Items, item => item.Id == theirs);
        Assert.DoesNotContain((await portal.As(ProspectScene.Lead("greater-bay")).Get(new BrowseProspects())).Items, item => item.Id == mine || item.Id == theirs);
        foreach (var stranger in new[] { PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.Reviewer, PortalRole.TenantAdministrator })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(stranger)).Send(new BrowseProspects())).Kind);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class ViewProspectTests(PortalFixture portal)
{
    [Fact]
    public async Task What_others_than_the_author_read_is_audited_and_strangers_find_nothing()
    {
        var id = await portal.Entered();
        await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(id));
        Assert.Equal(0L, await Readings(id));
        var seen = await portal.As(ProspectScene.Lead()).Get(new ViewProspect(id));
        Assert.False(seen.IsMine);
        Assert.Equal([ProspectEntryKind.Entered], seen.Course.Select(step => step.Kind));
        Assert.Equal(1L, await Readings(id));

        var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        foreach (var stranger in new[] { portal.As(colleague), portal.As(ProspectScene.Lead("greater-bay")), portal.As(ProspectScene.Consultant(), "greater-bay"), portal.As(Personas.Talent), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewProspect(id))).Kind);
    }

    [Fact]
    public async Task The_database_itself_shows_it_to_staff_of_its_tenant_alone()
    {
        var id = await portal.Entered();
        foreach (var (tenant, side, expected) in new[] { ("fujian", CallSide.Staff, 1L), ("fujian", CallSide.Public, 0L), ("fujian", CallSide.Party, 0L), ("greater-bay", CallSide.Staff, 0L) })
        {
            await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, Personas.Talent.UserId, side: side);
            await using var command = new Npgsql.NpgsqlCommand("select count(*) from prospects where id = $1", connection) { Parameters = { new() { Value = id } } };
            Assert.Equal(expected, await command.ExecuteScalarAsync());
        }
    }

    private Task<long> Readings(Guid id) => portal.Scalar<long>("select count(*) from audit_entries where subject_id = $1 and action = 'prospects.open'", id);
}

[Collection(ProspectsCollection.Name)]
public sealed class AssociationPartnerTests(PortalFixture portal)
{
    private static DemoPerson Partner => Personas.Staff(PortalRole.AssociationPartner);

    [Fact]
    public async Task A_partner_sees_only_what_it_brought_and_of_that_only_how_it_stands()
    {
        var (theirs, brought) = (ProspectScene.Entering(portal), ProspectScene.Entering(portal));
        var other = await portal.Entered(theirs);
        var (id, _, token) = await portal.Invited(brought, Partner);
        var partner = portal.As(Partner);
        Assert.Equal(OutcomeKind.NotFound, (await partner.Send(new ViewProspect(other))).Kind);
        var list = await partner.Get(new BrowseProspects(ProspectList.Invited));
        Assert.True(list.IsPartner);
        Assert.All(list.Items, item => Assert.Equal(Partner.Name.En, item.EnteredByName));

        // Whoever staff entered is none of the partner's business, not even that they are there; staff hear of the partner's.
        Assert.NotNull((await partner.Get(theirs)).Id);
        Assert.Contains((await portal.As(ProspectScene.Consultant()).Get(ProspectScene.Entering(portal, brought.Email))).Alike, match => match.Id == id && match.IsVisible);

        var person = await portal.NewPerson();
        var lead = (await portal.As(person).Get(InvitationScene.Confirming(token))).LeadId;
        var seen = await partner.Get(new ViewProspect(id));
        Assert.Equal((ProspectState.Confirmed, null, null), (seen.State, seen.Facts, seen.LeadId));
        Assert.Contains((await partner.Get(new BrowseProspects(ProspectList.Confirmed))).Items, item => item.Id == id && item.Name is null);
        // The lead is nobody's yet, and nothing of it is the partner's.
        var opened = await portal.As(ProspectScene.Consultant()).Get(new ViewLead(lead));
        Assert.Equal((LeadState.New, LeadSource.Event), (opened.State, opened.Source));
        Assert.Equal(OutcomeKind.NotFound, (await partner.Send(new ViewLead(lead))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await partner.Send(new BrowseLeads())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await partner.Send(new BrowseCases(CaseTier.Overseas))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await partner.Send(new MergeProspects(id, other, [], 1, 1))).Kind);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class RemoveProspectTests(PortalFixture portal)
{
    [Fact]
    public async Task Nothing_about_the_person_is_left_and_only_a_refusal_keeps_them_from_being_entered_again()
    {
        var (first, second) = (ProspectScene.Entering(portal), ProspectScene.Entering(portal));
        var (gone, blocked) = (await portal.Entered(first), await portal.Entered(second));
        Assert.True((await portal.Remove(gone)).IsOk);
        Assert.True((await portal.Remove(blocked, noContact: true)).IsOk);
        foreach (var id in new[] { gone, blocked })
        {
            Assert.Equal("Declined", await portal.StateOf(id));
            Assert.Equal((0, 0L), await portal.Left(id));
            Assert.Null((await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(id))).Facts);
        }

        Assert.NotNull((await portal.As(ProspectScene.Consultant()).Get(first)).Id);
        Assert.Equal("SaveProspect_Blocked", (await portal.As(ProspectScene.Consultant()).Send(second)).Reason!.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Remove(gone)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Lead("greater-bay")).Send(new RemoveProspect(gone, false, 1))).Kind);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class BrowseRefusalsTests(PortalFixture portal)
{
    [Fact]
    public async Task The_list_names_nobody_answers_only_what_one_has_and_each_question_is_audited()
    {
        var refused = ProspectScene.Entering(portal) with { Phone = "+442079460555", Permission = ContactPermission.Refused };
        await portal.As(ProspectScene.Consultant()).Get(refused);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from contact_blocks b where b::text ilike '%example.org%' or b::text like '%7946%'"));

        var lead = portal.As(ProspectScene.Lead());
        var before = await portal.Scalar<long>("select count(*) from audit_entries where action = 'prospects.refusals'");
        var all = await lead.Get(new BrowseRefusals());
        Assert.True(all.People > 0);
        Assert.Null(all.Found);
        var found = Assert.Single((await lead.Get(new BrowseRefusals(Phone: "0044 20 7946 0555"))).Found!);
        Assert.Equal([ContactKeyKind.Email, ContactKeyKind.Phone], found.By);
        Assert.Equal(ContactBlockOrigin.Staff, found.Origin);
        Assert.Empty((await lead.Get(new BrowseRefusals("somebody@example.org"))).Found!);
        Assert.Equal(before + 2, await portal.Scalar<long>("select count(*) from audit_entries where action = 'prospects.refusals'"));
        Assert.Equal("SaveProspect_EmailWrong", ProspectScene.Error(await lead.Send(new BrowseRefusals("somebody")), "Email"));

        Assert.Empty((await portal.As(ProspectScene.Lead("greater-bay")).Get(new BrowseRefusals(refused.Email))).Found!);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Consultant()).Send(new BrowseRefusals(refused.Email))).Kind);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class LiftRefusalTests(PortalFixture portal)
{
    [Fact]
    public async Task It_is_lifted_as_a_whole_with_a_reason_that_stays_in_the_audit()
    {
        var refused = ProspectScene.Entering(portal) with { Phone = "+442079460444", Permission = ContactPermission.Refused };
        await portal.As(ProspectScene.Consultant()).Get(refused);
        var lead = portal.As(ProspectScene.Lead());
        var id = Assert.Single((await lead.Get(new BrowseRefusals(refused.Email))).Found!).Id;
        Assert.Equal("LiftRefusal_ReasonMissing", ProspectScene.Error(await lead.Send(new LiftRefusal(id, null)), "Reason"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Consultant()).Send(new LiftRefusal(id, LiftReason.PersonAsked))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Lead("greater-bay")).Send(new LiftRefusal(id, LiftReason.PersonAsked))).Kind);

        Assert.True((await lead.Send(new LiftRefusal(id, LiftReason.WrongPerson))).IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where subject_id = $1 and action = 'prospects.lift' and detail = 'WrongPerson'", id));
        Assert.Empty((await lead.Get(new BrowseRefusals(Phone: refused.Phone))).Found!);
        Assert.NotNull((await portal.As(ProspectScene.Consultant()).Get(refused with { Permission = ContactPermission.Given })).Id);
    }
}
