using TalentPortal.Features.Events;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Events;

public sealed class SignUpForEventTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_mail_says_nothing_of_person_and_event_and_nothing_stands_before_it_is_confirmed()
    {
        var id = await portal.Event();
        var one = await portal.SignUp(id, contact: true);
        var mail = Assert.Single(await portal.Mails(one.Email));
        Assert.Contains("/fujian/en/events/sign-up?token=", mail.Link!, StringComparison.Ordinal);
        foreach (var secret in new[] { "Chen", "school", "Working in" }) Assert.DoesNotContain(secret, mail.Subject + mail.Text.Replace(mail.Link!, ""), StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await portal.As(LeadScene.Consultant()).Get(new ViewOwnEvent(id))).SignUps);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospects"));
    }

    [Fact]
    public async Task The_answer_is_the_same_for_whoever_signed_up_before_and_they_get_their_link_again()
    {
        var id = await portal.Event();
        var one = await portal.Coming(id);
        await portal.As(null).Get(EventScene.Form(id, one.Email.ToUpperInvariant(), name: "Somebody Else"));
        var mails = await portal.Mails(one.Email);
        Assert.Equal((2, one.Token), (mails.Count, mails[0].Link!.Split("token=")[1]));
        Assert.Equal("Chen Mei", (await portal.As(null).Get(new ViewSignUp(one.Token))).Name);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from event_sign_ups where event_id = $1", id));
    }

    [Fact]
    public async Task Neither_one_address_nor_one_network_can_be_used_to_send_mails_without_end()
    {
        var id = await portal.Event();
        var email = EventScene.Address();
        for (var i = 0; i < AttemptLimit.MailTo.Max + 2; i++)
        {
            await portal.Run("delete from accounts.attempt_counters where kind = 'mail-from'");
            Assert.True((await portal.As(null).Send(EventScene.Form(id, email))).IsOk);
        }

        Assert.Equal(AttemptLimit.MailTo.Max, (await portal.Mails(email)).Count);
        await portal.Run("delete from accounts.attempt_counters where kind = 'mail-from'");
        for (var i = 0; i < AttemptLimit.MailFrom.Max; i++) Assert.True((await portal.As(null).Send(EventScene.Form(id, EventScene.Address()))).IsOk);
        Assert.Equal("SignUp_TooMany", (await portal.As(null).Send(EventScene.Form(id, EventScene.Address()))).Reason!.Name);
    }

    [Fact]
    public async Task What_is_missing_is_told_and_an_event_elsewhere_is_not_there()
    {
        var id = await portal.Event();
        var right = EventScene.Form(id, EventScene.Address());
        foreach (var (wrong, field, key) in new (SignUpForEvent, string, string)[]
        {
            (right with { Name = " " }, "Name", "SignUp_NameMissing"), (right with { Email = null }, "Email", "SignUp_EmailMissing"), (right with { Email = "nobody" }, "Email", "SignUp_EmailWrong"),
            (right with { CountryCode = "XX" }, "CountryCode", "SignUp_CountryMissing"), (right with { Agreed = false }, "Agreed", "SignUp_AgreementMissing"),
            (right with { Question = new string('x', SignUpWords.QuestionMax + 1) }, "Question", "SignUp_TooLong"), (right with { FieldCode = "nothing" }, "FieldCode", "SignUp_NotInList"),
            (right with { TalkIn = (Language)7 }, "TalkIn", "SignUp_NotInList"), (right with { MayContact = true }, "ConsentWords", "SignUp_AgreementMissing"),
        })
            Assert.Contains((field, key), (await portal.As(null).Send(wrong)).Errors.Select(error => (error.Field, error.Text.Name)));
        foreach (var elsewhere in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, elsewhere).Send(right)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(EventScene.Form(await portal.Event(publish: false), EventScene.Address()))).Kind);
    }
}

public sealed class AnswerSignUpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_with_the_second_consent_a_prospect_comes_of_it_with_source_basis_and_permission()
    {
        var id = await portal.Event();
        await portal.Coming(id);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospects"));
        var one = await portal.Coming(id, contact: true);
        var prospect = await portal.Scalar<Guid>("select id from prospects");
        var seen = await portal.As(LeadScene.Consultant()).Get(new ViewProspect(prospect));
        Assert.Equal(
            (ProspectSource.Event, LawfulBasis.Consent, ContactPermission.Given, "Chen Mei", one.Email, "GB"),
            (seen.Facts!.Source, seen.Facts.Basis, seen.Facts.Permission, seen.Facts.Name, seen.Facts.Email, seen.Facts.CountryCode));
        Assert.Equal("A consultant may also get in touch with me.", seen.Facts.PermissionHow);
        Assert.True(seen.IsMine);
        // Confirming again, and confirming another event, makes no second one.
        Assert.True((await portal.As(null).Send(new AnswerSignUp(one.Token, true))).IsOk);
        await portal.Coming(await portal.Event(), contact: true, email: one.Email);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from prospects"));
    }

    [Fact]
    public async Task Whoever_is_not_to_be_contacted_comes_to_the_event_and_to_nothing_else()
    {
        var id = await portal.Event();
        var email = EventScene.Address();
        await portal.As(LeadScene.Consultant()).Get(new SaveProspect(
            null, null, "Chen Mei", email, null, null, null, null, [], Language.English, ProspectSource.Referral, "A friend", LawfulBasis.Consent, "She said so", ContactPermission.Refused,
            TenantDay(), "On the phone", true, null));
        var before = await portal.Scalar<long>("select count(*) from prospects");
        var one = await portal.Coming(id, contact: true, email: email);
        Assert.Equal("Confirmed", await portal.StateOf(one.Token));
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from prospects"));

        DateOnly TenantDay() => PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow());
    }

    /// <summary>sec-R07.</summary>
    [Fact]
    public async Task Of_a_hundred_who_confirm_at_once_nobody_has_a_place_that_is_not_there()
    {
        var id = await portal.Event(capacity: 30);
        List<string> tokens = [];
        for (var i = 0; i < 100; i++) tokens.Add((await portal.SignUp(id)).Token);
        var answers = await Task.WhenAll(tokens.Select(token => portal.As(null).Send(new AnswerSignUp(token, true))));
        Assert.All(answers, answer => Assert.True(answer.IsOk));
        Assert.Equal(30L, await portal.Scalar<long>("select count(*) from event_sign_ups where event_id = $1 and state = 'Confirmed'", id));
        Assert.Equal(70L, await portal.Scalar<long>("select count(*) from event_sign_ups where event_id = $1 and state = 'Waiting'", id));
    }

    [Fact]
    public async Task Of_many_who_confirm_at_once_as_many_have_a_place_as_there_are_and_the_first_who_waits_moves_up()
    {
        var id = await portal.Event(capacity: 2);
        List<(string Email, string Token)> all = [];
        for (var i = 0; i < 5; i++) all.Add(await portal.SignUp(id));
        await Task.WhenAll(all.Select(one => portal.As(null).Send(new AnswerSignUp(one.Token, true))));
        Assert.Equal((2L, 3L), (await Count("Confirmed"), await Count("Waiting")));
        var first = await portal.Scalar<byte[]>("select link_hash from event_sign_ups where event_id = $1 and state = 'Waiting' order by confirmed_at, id limit 1", id);
        var leaves = all.First(one => portal.StateOf(one.Token).Result == "Confirmed");
        Assert.True((await portal.As(null).Send(new AnswerSignUp(leaves.Token, false))).IsOk);
        Assert.Equal((2L, 2L), (await Count("Confirmed"), await Count("Waiting")));
        var lucky = all.Single(one => EventSignUp.HashOf(one.Token).SequenceEqual(first!));
        Assert.Equal("Confirmed", await portal.StateOf(lucky.Token));
        Assert.Equal(2, (await portal.Mails(lucky.Email)).Count);
        // What was known of whoever left is gone, and the link with it.
        Assert.Equal("SignUp_Lapsed", (await portal.As(null).Send(new AnswerSignUp(leaves.Token, true))).Reason!.Name);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from event_sign_ups where event_id = $1 and link_hash = $2", id, EventSignUp.HashOf(leaves.Token)));

        Task<long> Count(string state) => portal.Scalar<long>("select count(*) from event_sign_ups where event_id = $1 and state = $2", id, state);
    }

    [Fact]
    public async Task A_link_is_good_at_its_tenant_alone_and_a_wrong_one_for_nothing()
    {
        var one = await portal.SignUp(await portal.Event());
        foreach (var tenant in new[] { "greater-bay", "zhongguancun" }) Assert.Equal("SignUp_Lapsed", (await portal.As(null, tenant).Send(new AnswerSignUp(one.Token, true))).Reason!.Name);
        foreach (var token in new[] { null, "", "x", one.Token + "x" }) Assert.Equal("SignUp_Lapsed", (await portal.As(null).Send(new AnswerSignUp(token, true))).Reason!.Name);
        Assert.Equal("Asked", await portal.StateOf(one.Token));
    }
}

public sealed class ViewSignUpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Opening_the_link_changes_nothing_and_without_scripts_the_buttons_do()
    {
        var id = await portal.Event();
        var one = await portal.SignUp(id);
        for (var i = 0; i < 2; i++) Assert.Equal(SignUpState.Asked, (await portal.As(null).Get(new ViewSignUp(one.Token))).State);
        foreach (var elsewhere in new[] { "greater-bay", "" }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, elsewhere).Send(new ViewSignUp(one.Token))).Kind);
        var page = await (await portal.Http()).GetStringAsync(new Uri($"/fujian/en/events/sign-up?token={one.Token}", UriKind.Relative));
        Assert.Contains("Chen Mei", page, StringComparison.Ordinal);
        Assert.Equal("Asked", await portal.StateOf(one.Token));
    }
}

/// <summary>What the system does for whoever has a link, is asked by nobody else.</summary>
public sealed class EnterSignUpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it()
    {
        var form = EventScene.Form(await portal.Event(), EventScene.Address());
        foreach (var stranger in new[] { portal.As(null), portal.As(LeadScene.Lead()) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new EnterSignUp(form, true))).Kind);
        Assert.True((await portal.AsSystem().Send(new EnterSignUp(form, false))).IsOk);
        Assert.Empty(await portal.Mails(form.Email!));
    }
}

public sealed class FindSignUpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it()
    {
        var one = await portal.SignUp(await portal.Event());
        foreach (var stranger in new[] { portal.As(null), portal.As(LeadScene.Lead()) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new FindSignUp(one.Token))).Kind);
        Assert.Equal(one.Email, (await portal.AsSystem().Get(new FindSignUp(one.Token))).Email);
    }
}

public sealed class SettleSignUpTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_but_the_system_sends_it()
    {
        var one = await portal.SignUp(await portal.Event());
        foreach (var stranger in new[] { portal.As(null), portal.As(LeadScene.Lead()) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new SettleSignUp(one.Token, true))).Kind);
        Assert.True((await portal.AsSystem().Send(new SettleSignUp(one.Token, true))).IsOk);
        Assert.Equal("Confirmed", await portal.StateOf(one.Token));
    }
}
