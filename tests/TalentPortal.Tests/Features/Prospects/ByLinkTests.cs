using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Prospects;

[Collection(ProspectsCollection.Name)]
public sealed class ViewByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task A_visitor_with_the_link_reads_all_that_is_kept_and_nobody_without_it_anything()
    {
        var (id, email, token) = await portal.Invited();
        var seen = await portal.As(null).Get(new ViewByLink(token));
        Assert.Equal((email, "Photonics fair in Leeds", LinkVisitor.New), (seen.Facts.Email, seen.Facts.SourceNote, seen.Who));
        Assert.Equal(ProspectScene.Consultant().Name.En, seen.EnteredByName);
        Assert.Equal("Invited", await portal.StateOf(id));
        foreach (var other in new[] { null, "", token[..^1], token + "x", "x", new string('x', 500) }) Assert.NotEqual(OutcomeKind.Ok, (await portal.As(null).Send(new ViewByLink(other))).Kind);
        // On the site of another tenant, and on the national one, it leads nowhere.
        foreach (var site in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, site).Send(new ViewByLink(token))).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(Prospect.KeptDays));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewByLink(token))).Kind);
    }

    [Fact]
    public async Task It_says_what_is_left_to_do_for_whoever_comes()
    {
        var known = await portal.NewTalent();
        var (_, _, token) = await portal.Invited(ProspectScene.Entering(portal, known.Email));
        Assert.Equal(LinkVisitor.HasAccount, (await portal.As(null).Get(new ViewByLink(token))).Who);
        Assert.Equal(LinkVisitor.HasProfile, (await portal.As(known).Get(new ViewByLink(token))).Who);
        Assert.Equal(LinkVisitor.SignedIn, (await portal.As(await portal.NewPerson()).Get(new ViewByLink(token))).Who);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class FindByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task Nobody_but_the_system_asks_it()
    {
        var (id, _, token) = await portal.Invited();
        foreach (var person in new[] { portal.As(null), portal.As(Personas.Talent), portal.As(ProspectScene.Lead()), portal.As(Personas.PlatformAdministrator) })
            Assert.Equal(OutcomeKind.NotFound, (await person.Send(new FindByLink(token))).Kind);
        Assert.Equal(id, (await portal.AsSystem().Get(new FindByLink(token))).Id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("greater-bay").Send(new FindByLink(token))).Kind);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class RefuseByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task Everything_is_deleted_and_the_person_is_left_alone_from_then_on()
    {
        var request = ProspectScene.Entering(portal) with { Phone = "+442079460321" };
        var (id, _, token) = await portal.Invited(request);
        Assert.True((await portal.As(null).Send(new RefuseByLink(token))).IsOk);
        Assert.Equal("Declined", await portal.StateOf(id));
        Assert.Equal((0, 0L), await portal.Left(id));
        Assert.Equal("ByLink_Lapsed", (await portal.As(null).Send(new RefuseByLink(token))).Reason!.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewByLink(token))).Kind);

        var consultant = portal.As(ProspectScene.Consultant());
        Assert.Equal("SaveProspect_Blocked", (await consultant.Send(request)).Reason!.Name);
        Assert.Equal("SaveProspect_Blocked", (await consultant.Send(ProspectScene.Entering(portal) with { Phone = request.Phone })).Reason!.Name);
        Assert.Equal(ContactBlockOrigin.Link, Assert.Single((await portal.As(ProspectScene.Lead()).Get(new BrowseRefusals(request.Email))).Found!).Origin);
        portal.Clock.Advance(TimeSpan.FromDays(Prospect.ReminderDays + 1));
        await portal.RunWork("prospect-reminders");
        Assert.Single(await portal.Mails(request.Email!));
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class ForgetByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it()
    {
        var (id, _, token) = await portal.Invited();
        foreach (var person in new[] { portal.As(null), portal.As(Personas.Talent), portal.As(ProspectScene.Lead()) }) Assert.Equal(OutcomeKind.NotFound, (await person.Send(new ForgetByLink(token))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("greater-bay").Send(new ForgetByLink(token))).Kind);
        Assert.Equal("Invited", await portal.StateOf(id));
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class JoinByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task The_link_and_a_password_make_one_account_and_confirm_nothing()
    {
        var (id, email, token) = await portal.Invited();
        foreach (var (password, why) in new[] { ("", "JoinByLink_PasswordMissing"), ("short", "JoinByLink_PasswordTooShort"), ("1234567890", "JoinByLink_PasswordCommon") })
            Assert.Equal(why, ProspectScene.Error(await portal.As(null).Send(new JoinByLink(token, password)), "Password"));
        var session = (await portal.As(null).Get(new JoinByLink(token, "quiet-harbour-lantern-52"))).Session;
        Assert.NotEqual(Guid.Empty, session.UserId);
        Assert.Equal("JoinByLink_HasAccount", (await portal.As(null).Send(new JoinByLink(token, "quiet-harbour-lantern-53"))).Reason!.Name);
        Assert.Equal("Invited", await portal.StateOf(id));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from leads where talent_user_id = $1", session.UserId));
        Assert.Equal("ByLink_Lapsed", (await portal.As(null).Send(new JoinByLink("made-up", "quiet-harbour-lantern-52"))).Reason!.Name);
        Assert.Single(await portal.Mails(email));
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class ConfirmByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task The_person_becomes_a_lead_of_whoever_entered_them_with_profile_consent_and_source_and_the_entry_forgets()
    {
        var (id, email, token) = await portal.Invited(ProspectScene.Entering(portal, letters: "Mary Somerville") with { Phone = "+442079460654" });
        var person = await portal.NewPerson();
        Assert.Equal("ConfirmByLink_KeepMissing", ProspectScene.Error(await portal.As(person).Send(InvitationScene.Confirming(token) with { Keeps = false }), "Keeps"));
        Assert.Equal("ConfirmByLink_AgreementMissing", ProspectScene.Error(await portal.As(person).Send(InvitationScene.Confirming(token) with { Agreed = false }), "Agreed"));
        Assert.Equal("ConfirmByLink_CountryMissing", ProspectScene.Error(await portal.As(person).Send(InvitationScene.Confirming(token) with { CountryCode = "XX" }), "CountryCode"));
        Assert.Equal("ConfirmByLink_ZoneMissing", ProspectScene.Error(await portal.As(person).Send(InvitationScene.Confirming(token) with { TimeZone = null }), "TimeZone"));
        Assert.Equal("Invited", await portal.StateOf(id));

        var lead = (await portal.As(person).Get(InvitationScene.Confirming(token))).LeadId;
        Assert.Equal("Confirmed", await portal.StateOf(id));
        Assert.Equal((0, 0L), await portal.Left(id));
        var seen = await portal.As(ProspectScene.Consultant()).Get(new ViewLead(lead));
        Assert.Equal((LeadSource.Event, LeadState.Taken, true, "Mary Somerville", email, "+442079460654", "A chair by the sea"), (seen.Source, seen.State, seen.IsMine, seen.Profile!.Name, seen.Profile.Email, seen.Profile.Phone, seen.Wish));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from cases where lead_id = $1", lead));
        Assert.Equal(2, (await portal.As(person).Get(new BrowseConsents())).Items.Count);
        Assert.EndsWith($"overseas/leads/{lead}", (await portal.Mails(ProspectScene.Consultant().Email))[0].Link, StringComparison.Ordinal);
        Assert.Equal(lead, (await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(id))).LeadId);
        Assert.Equal("ByLink_Lapsed", (await portal.As(person).Send(InvitationScene.Confirming(token))).Reason!.Name);
        // No other tenant reads the profile.
        Assert.Equal(0, await portal.ProfilesSeenByStaff("greater-bay", person.UserId));
    }

    [Fact]
    public async Task Two_windows_at_once_make_one_lead_and_whoever_has_one_here_keeps_it()
    {
        var (_, _, token) = await portal.Invited();
        var person = await portal.NewPerson();
        var windows = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As(person).Send(InvitationScene.Confirming(token))));
        Assert.Single(windows, outcome => outcome.IsOk);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from leads where talent_user_id = $1", person.UserId));

        var (other, _, second) = await portal.Invited();
        var known = windows.Single(outcome => outcome.IsOk).Value.LeadId;
        Assert.Equal(known, (await portal.As(person).Get(InvitationScene.Confirming(second))).LeadId);
        Assert.Equal("Confirmed", await portal.StateOf(other));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from leads where talent_user_id = $1", person.UserId));
    }

    [Fact]
    public async Task Where_the_consultant_has_left_the_lead_waits_for_anybody()
    {
        var (colleague, membership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (_, _, token) = await portal.Invited(by: colleague);
        await portal.Scalar<int>("update staff_memberships set ended_at = now() where id = $1", membership);
        var lead = (await portal.As(await portal.NewPerson()).Get(InvitationScene.Confirming(token))).LeadId;
        Assert.Equal(LeadState.New, (await portal.As(ProspectScene.Consultant()).Get(new ViewLead(lead))).State);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class AdmitByLinkTests(PortalFixture portal)
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it_and_it_needs_somebody_on_whose_behalf()
    {
        var (id, _, token) = await portal.Invited();
        foreach (var person in new[] { portal.As(null), portal.As(Personas.Talent), portal.As(ProspectScene.Lead()) })
            Assert.Equal(OutcomeKind.NotFound, (await person.Send(new AdmitByLink(InvitationScene.Confirming(token)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem().Send(new AdmitByLink(InvitationScene.Confirming(token)))).Kind);
        Assert.Equal("Invited", await portal.StateOf(id));
    }
}
