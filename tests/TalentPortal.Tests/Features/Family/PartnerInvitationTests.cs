using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Family;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Family;

public sealed class InvitePartnerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_mail_says_nothing_of_who_and_what_and_its_link_works_for_fourteen_days()
    {
        var (ana, email) = (await portal.NewTalent("Ana Canary"), NewEmail());
        var secret = await portal.InvitedBy(ana, email);
        var mail = (await portal.Mails(email))[0];
        foreach (var word in new[] { "Ana", "partner", "case", "move", "spouse", "consultant" }) Assert.DoesNotContain(word, mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
        var mine = await portal.Family(ana);
        Assert.Equal((PartnerState.Invited, email, "Ana of Porto"), (mine.State, mine.Email, mine.MyName));
        portal.Clock.Advance(PartnerInvitations.Lifetime - TimeSpan.FromMinutes(1));
        Assert.Equal("Ana of Porto", (await portal.As(null).Get(new ViewPartnerInvitation(secret))).Name);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewPartnerInvitation(secret))).Kind);
        Assert.Null((await portal.Family(ana)).Until);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_the_address_has_an_account_is_new_or_declined()
    {
        var (ana, known, fresh, declined) = (await portal.NewPerson(), await portal.NewPerson(), NewEmail(), NewEmail());
        await portal.As(null).Get(new DeclinePartner(await portal.InvitedBy(ana, declined)));
        List<(OutcomeKind, PartnerState, bool)> answers = [];
        foreach (var email in new[] { known.Email, fresh, declined })
        {
            await portal.As(ana).Get(new EndPartnership());
            var outcome = await portal.As(ana).Send(FamilyScene.Invitation(email));
            var mine = await portal.Family(ana);
            answers.Add((outcome.Kind, mine.State, mine.Email == email && mine.Until is not null));
        }

        Assert.Equal((OutcomeKind.Ok, PartnerState.Invited, true), Assert.Single(answers.Distinct()));
        // Whoever declined got the first mail and no other.
        Assert.Single(await portal.Mails(declined));
        Assert.Single(await portal.Mails(fresh));
    }

    [Fact]
    public async Task One_invitation_at_a_time_five_a_day_and_a_double_click_sends_one_mail()
    {
        var (ana, email, command) = (await portal.NewPerson(), NewEmail(), Guid.CreateVersion7());
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.As(ana).Send(FamilyScene.Invitation(email), command)));
        Assert.Single(await portal.Mails(email));
        Assert.Equal("InvitePartner_OneLink", (await portal.As(ana).Send(FamilyScene.Invitation(NewEmail()))).Reason!.Name);
        Outcome<Done> last = Done.Value;
        for (var i = 0; i < 5; i++)
        {
            await portal.As(ana).Get(new EndPartnership());
            last = await portal.As(ana).Send(FamilyScene.Invitation(NewEmail()));
        }

        Assert.Equal("InvitePartner_TooMany", last.Reason!.Name);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True((await portal.As(ana).Send(FamilyScene.Invitation(NewEmail()))).IsOk);
    }

    [Fact]
    public async Task What_is_missing_is_said()
    {
        var ana = await portal.NewPerson();
        foreach (var (bad, key) in new (InvitePartner, string)[]
        {
            (FamilyScene.Invitation(""), "InvitePartner_EmailMissing"), (FamilyScene.Invitation("nobody"), "InvitePartner_EmailWrong"), (FamilyScene.Invitation(NewEmail(), " "), "Family_NameMissing"),
            (FamilyScene.Invitation(NewEmail(), new string('n', 101)), "Family_NameWrong"), (FamilyScene.Invitation(NewEmail()) with { Agreed = false }, "Family_AgreeMissing"),
        }) Assert.Equal(key, Assert.Single((await portal.As(ana).Send(bad)).Errors).Text.Name);
        Assert.Equal(PartnerState.None, (await portal.Family(ana)).State);
    }
}

public sealed class ViewPartnerInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_asks_a_visitor_to_sign_in_and_says_nothing_of_accounts()
    {
        var (ana, rui) = (await portal.NewPerson(), await portal.NewPerson());
        var secret = await portal.InvitedBy(ana, rui.Email);
        var (known, fresh) = (await portal.As(null).Get(new ViewPartnerInvitation(secret)), await portal.As(null).Get(new ViewPartnerInvitation(await portal.InvitedBy(await portal.NewPerson(), NewEmail()))));
        Assert.Equal((false, false, false), (known.IsSignedIn, known.IsOwn, known.IsTaken));
        Assert.Equal(known with { ExpiresAt = default }, fresh with { ExpiresAt = default });
        Assert.True((await portal.As(ana).Get(new ViewPartnerInvitation(secret))).IsOwn);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewPartnerInvitation("made-up"))).Kind);
        // Nor do the pages for staff and employers take it.
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new TalentPortal.Features.Accounts.ViewInvitation(secret))).Kind);
    }

    [Fact]
    public async Task The_whole_way_works_without_scripts_for_somebody_who_has_no_account_yet()
    {
        var (ana, email) = (await portal.NewPerson(), NewEmail());
        using var first = await portal.SignedInClient(ana);
        await Redirects(await first.Submit("/fujian/en/me/family", Form(("Email", email), ("Name", "Ana"), ("Agreed", "true"))), "me/family?done=invited");
        var link = await portal.LinkIn(email);
        using var second = await portal.Http();
        var page = await second.Page(link);
        Assert.Contains("Ana", page.Body!.TextContent, StringComparison.Ordinal);
        var register = page.QuerySelectorAll("main .actions a").Single(a => a.GetAttribute("href")!.StartsWith("account/register", StringComparison.Ordinal)).GetAttribute("href")!;
        await second.Submit("/fujian/en/" + register, Form(("Email", email), ("Password", Password)));
        var confirmed = await second.Submit(await portal.LinkIn(email), Form(("Password", Password)));
        // Back where they came from.
        Assert.EndsWith(link, WebUtility.UrlDecode(confirmed.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var missing = await (await second.Submit(link, Form(("Name", "Rui")))).Page();
        Assert.Contains("cannot be linked", missing.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Rui", missing.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        await Redirects(await second.Submit(link, Form(("Name", "Rui"), ("Agreed", "true"))), "me/family?done=accepted");
        Assert.Contains("Rui", (await first.Page("/fujian/en/me/family")).Body!.TextContent, StringComparison.Ordinal);
        await Redirects(await first.Submit("/fujian/en/me/family", new { }, "main form:has(button[type=submit])"), "me/family?done=confirmed");
        Assert.Contains("Linked with", (await second.Page("/fujian/en/me/family")).Body!.TextContent, StringComparison.Ordinal);
    }
}

public sealed class AcceptPartnerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_link_is_used_once_and_not_by_its_sender()
    {
        var (ana, rui, other) = (await portal.NewPerson(), await portal.NewPerson(), await portal.NewPerson());
        var secret = await portal.InvitedBy(ana, rui.Email);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ana).Send(FamilyScene.Acceptance(secret))).Kind);
        var outcomes = await Task.WhenAll(portal.As(rui).Send(FamilyScene.Acceptance(secret)), portal.As(other).Send(FamilyScene.Acceptance(secret)));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.NotFound], outcomes.Select(outcome => outcome.Kind).Order());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewPartnerInvitation(secret))).Kind);
        // The row no longer knows whom it was for.
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from accounts.invitations where kind = 'Partner' and organisation_id = $1 and (email_token is not null or email_sealed is not null or name_sealed is not null)", ana.UserId));
    }

    [Fact]
    public async Task Accepting_links_nothing_before_whoever_invited_agrees()
    {
        var (ana, rui) = await portal.Answered();
        var (hers, his) = (await portal.Family(ana), await portal.Family(rui));
        Assert.Equal((PartnerState.Answered, "Rui of Porto", null), (hers.State, hers.PartnerName, hers.Email));
        Assert.Equal((PartnerState.Waiting, null), (his.State, his.PartnerName));
        Assert.Equal("SaveWishes_NoPartner", (await portal.As(rui).Send(FamilyScene.Wishes())).Reason!.Name);
        Assert.EndsWith("/me/family", (await portal.Mails(ana.Email))[0].Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_invited_each_other_need_one_link_and_nobody_has_two()
    {
        var (ana, rui) = (await portal.NewPerson(), await portal.NewPerson());
        var hers = await portal.InvitedBy(ana, rui.Email);
        var his = await portal.InvitedBy(rui, ana.Email);
        await portal.As(rui).Get(FamilyScene.Acceptance(hers));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ana).Send(FamilyScene.Acceptance(his))).Kind);
        await portal.As(ana).Get(new ConfirmPartner());
        Assert.Equal(PartnerState.Linked, (await portal.Family(rui)).State);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from consents where user_id = $1 and kind = 'PartnerLink' and withdrawn_at is null", rui.UserId));
        var third = await portal.NewPerson();
        Assert.Equal("AcceptPartner_OneLink", (await portal.As(rui).Send(FamilyScene.Acceptance(await portal.InvitedBy(third, rui.Email)))).Reason!.Name);
    }
}

public sealed class DeclinePartnerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_quiet_and_stops_further_mails_of_this_person_for_a_year()
    {
        var (ana, email) = (await portal.NewPerson(), NewEmail());
        var secret = await portal.InvitedBy(ana, email);
        var before = await portal.Family(ana);
        await portal.As(null).Get(new DeclinePartner(secret));
        var after = await portal.Family(ana);
        Assert.Equal((before.State, before.Email, before.Until), (after.State, after.Email, after.Until));
        Assert.Empty(await portal.Mails(ana.Email));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewPerson()).Send(FamilyScene.Acceptance(secret))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new DeclinePartner(secret))).Kind);
        await portal.As(ana).Get(new EndPartnership());
        portal.Clock.Advance(TimeSpan.FromDays(300));
        await portal.AsSystem("").Get(new PurgeExpired());
        await portal.As(ana).Get(FamilyScene.Invitation(email));
        Assert.Single(await portal.Mails(email));
        // Somebody else may still ask once.
        await portal.InvitedBy(await portal.NewPerson(), email);
        Assert.Equal(2, (await portal.Mails(email)).Count);
        portal.Clock.Advance(TimeSpan.FromDays(100));
        await portal.AsSystem("").Get(new PurgeExpired());
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from accounts.invitations where kind = 'Partner' and organisation_id = $1", ana.UserId));
    }
}
