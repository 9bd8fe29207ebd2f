using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Offers;

public sealed class SendOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_first_version_moves_the_application_on_and_the_next_takes_its_place()
    {
        var made = await portal.OfferMade();
        Assert.Equal("Offered", await portal.ApplicationStateOf(made));
        Assert.Equal(2, (await portal.Employer(made).Get(portal.Offer(made.Application, 1, lines: OfferScene.Pay("45000")))).Number);
        var seen = await portal.Talent(made).Get(new ViewMyOffer(made.Id));
        Assert.Equal([2, 1], seen.Versions.Select(version => version.Number));
        Assert.Equal([OfferLineKind.Pay, OfferLineKind.Housing, OfferLineKind.Tax], seen.Versions[0].Changes.Select(change => change.Kind));
        Assert.Equal("Recruiter", seen.Versions[0].SentByName);
        // The application moved once, and not again with the second version.
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from application_steps where application_id = $1 and state = 'Offered'", made.Application));
    }

    [Fact]
    public async Task What_is_written_is_sealed_and_no_mail_says_a_word_of_it()
    {
        var made = await portal.OfferMade();
        var kept = await portal.Scalar<byte[]>("select terms from offer_versions where offer_id = $1", made.Id);
        Assert.True(kept!.AsSpan().IndexOf("CANARY"u8) < 0 && kept.AsSpan().IndexOf("40000"u8) < 0);
        var mails = await portal.Mails(made.Sent.Talent.Email);
        Assert.Contains(mails, mail => mail.Link!.EndsWith($"me/offers/{made.Id}", StringComparison.Ordinal));
        Assert.DoesNotContain(mails, mail => mail.Text.Contains("CANARY", StringComparison.Ordinal) || mail.Text.Contains("40000", StringComparison.Ordinal) || mail.Text.Contains("40,000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_not_complete_without_a_figure_and_not_sent_empty_or_for_a_wrong_day()
    {
        var sent = await portal.Interviewed();
        var words = new TypedLine(OfferLineKind.Pay) { Words = "By agreement", Assurance = "Promised" };
        var request = portal.Offer(sent.Application, lines: words);
        Assert.Equal(("IsComplete", "SendOffer_NoPay"), First(await portal.Recruiter(sent).Send(request)));
        Assert.Equal("SendOffer_Empty", (await portal.Recruiter(sent).Send(request with { Lines = [] })).Reason!.Name);
        Assert.Equal(("Lines.Pay.Amount", "SendOffer_AmountUnfit"), First(await portal.Recruiter(sent).Send(request with { Lines = [OfferScene.Pay("-1")] })));
        foreach (var days in new[] { -1, Offer.DaysMost + 1 }) Assert.Equal(("ExpiresOn", "SendOffer_ExpiresMissing"), First(await portal.Recruiter(sent).Send(portal.Offer(sent.Application, days: days))));
        Assert.Equal(OutcomeKind.Invalid, (await portal.Recruiter(sent).Send(request with { Lines = [words, words] })).Kind);
        Assert.True((await portal.Recruiter(sent).Send(request with { IsComplete = false })).IsOk);

        static (string, string) First<T>(Outcome<T> outcome) => (outcome.Errors[0].Field, outcome.Errors[0].Text.Name);
    }

    [Fact]
    public async Task A_double_click_sends_one_version_and_of_two_members_one_is_told_of_the_other()
    {
        var sent = await portal.Interviewed();
        var (request, command) = (portal.Offer(sent.Application), Guid.CreateVersion7());
        foreach (var _ in Enumerable.Range(0, 3)) Assert.Equal(1, (await portal.Recruiter(sent).Send(request, command)).Value.Number);
        var both = await Task.WhenAll(portal.As(Personas.RecruiterOf("rongxin")).Send(request with { Seen = 1 }), portal.As(Personas.OwnerOf("rongxin")).Send(request with { Seen = 1 }));
        Assert.Equal([OutcomeKind.Ok, OutcomeKind.Conflict], both.Select(outcome => outcome.Kind).Order());
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from offer_versions v join offers o on o.id = v.offer_id where o.application_id = $1", sent.Application));
    }

    [Fact]
    public async Task Only_for_an_interview_of_its_own_and_only_while_it_is_admitted()
    {
        var (early, declined) = (await portal.Applied(), await portal.Interviewed());
        await portal.Move(declined, ApplicationState.Declined, "no");
        foreach (var sent in new[] { early, declined }) Assert.Equal("SendOffer_NotFromHere", (await portal.Recruiter(sent).Send(portal.Offer(sent.Application))).Reason!.Name);
        var made = await portal.OfferMade();
        await OfferScene.NobodySends(await portal.Strangers(made), portal.Offer(made.Application, 1));
        var there = await portal.Interviewed("haiyun");
        await portal.Decide("haiyun", AdmissionDecision.End);
        Assert.Equal("SendOffer_NotAdmitted", (await portal.Recruiter(there).Send(portal.Offer(there.Application))).Reason!.Name);
    }
}

public sealed class ViewOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_employer_reads_what_it_offered_and_the_reading_is_in_the_persons_log()
    {
        var made = await portal.OfferMade();
        Assert.True((await portal.Talent(made).Send(new ReceiveMyOffer(made.Id, 1))).IsOk);
        var seen = (await portal.Employer(made).Get(new ViewOffer(made.Application))).Made!;
        Assert.Equal((OfferState.Sent, 1, 1), (seen.State, seen.Number, seen.ReceivedNumber));
        Assert.Equal(OfferScene.Canary, seen.Versions[0].Sheet[OfferLineKind.Housing]!.Words);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and purpose = 'offer'", made.Sent.Talent.UserId));
        await OfferScene.NobodySends(await portal.Strangers(made), new ViewOffer(made.Application));
    }

    [Fact]
    public async Task Before_an_offer_there_is_the_form_or_nothing_to_do()
    {
        var (ready, early) = (await portal.Interviewed(), await portal.Applied());
        Assert.True(await portal.Recruiter(ready).Get(new ViewOffer(ready.Application)) is { CanSend: true, Made: null });
        Assert.True(await portal.Recruiter(early).Get(new ViewOffer(early.Application)) is { CanSend: false, Made: null });
    }
}

public sealed class BrowseOffersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_employer_sees_its_own_and_what_is_ready()
    {
        var (made, ready, foreign) = (await portal.OfferMade(), await portal.Interviewed(), await portal.OfferMade(await portal.Interviewed("haiyun")));
        var found = await portal.Employer(made).Get(new BrowseOffers());
        Assert.Contains(found.Items, item => item.Id == made.Application);
        Assert.DoesNotContain(found.Items, item => item.Id == foreign.Application);
        Assert.Contains(found.Ready, item => item.Id == ready.Application);
        Assert.DoesNotContain(found.Ready, item => item.Id == made.Application);
        Assert.DoesNotContain((await portal.As(Personas.RecruiterOf("rongxin"), "greater-bay").Get(new BrowseOffers())).Items, item => item.Id == made.Application);
    }
}

public sealed class WithdrawOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_takes_a_reason_that_the_talent_reads_and_ends_what_was_accepted_too()
    {
        var made = await portal.OfferMade();
        Assert.Equal("WithdrawOffer_ReasonMissing", (await portal.Employer(made).Send(new WithdrawOffer(made.Application, " ", 1))).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Employer(made).Send(new WithdrawOffer(made.Application, "The post fell away.", 2))).Kind);
        await OfferScene.NobodySends(await portal.Strangers(made), new WithdrawOffer(made.Application, "The post fell away.", 1));
        Assert.True((await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1))).IsOk);
        Assert.True((await portal.Employer(made).Send(new WithdrawOffer(made.Application, "The post fell away.", 1))).IsOk);
        var seen = await portal.Talent(made).Get(new ViewMyOffer(made.Id));
        Assert.Equal((OfferState.Withdrawn, "The post fell away.", null), (seen.State, seen.Reason, seen.UndoUntil));
        Assert.Equal("Offer_Over", (await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1))).Reason!.Name);
    }
}

public sealed class ConfirmOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_what_was_accepted_is_confirmed_and_only_then_the_application_ends_as_hired()
    {
        var made = await portal.OfferMade();
        Assert.Equal("Offer_Over", (await portal.Employer(made).Send(new ConfirmOffer(made.Application, 1))).Reason!.Name);
        Assert.True((await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1))).IsOk);
        Assert.Equal("Offered", await portal.ApplicationStateOf(made));
        await OfferScene.NobodySends(await portal.Strangers(made), new ConfirmOffer(made.Application, 1));
        var command = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.Employer(made).Send(new ConfirmOffer(made.Application, 1), command)).IsOk);
        Assert.Equal(("Hired", OfferState.Confirmed), (await portal.ApplicationStateOf(made), await portal.StateOf(made)));
        Assert.Equal("Offer_Over", (await portal.Talent(made).Send(new UndoMyAcceptance(made.Id))).Reason!.Name);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from application_steps where application_id = $1 and state = 'Hired'", made.Application));
    }

    [Fact]
    public async Task An_application_that_ends_otherwise_takes_its_offer_along()
    {
        var (declined, withdrawn, hired) = (await portal.OfferMade(), await portal.OfferMade(), await portal.OfferMade());
        await portal.Move(declined.Sent, ApplicationState.Declined, "no");
        await portal.Talent(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        await portal.Talent(hired).Get(new AcceptMyOffer(hired.Id, 1));
        await portal.Move(hired.Sent, ApplicationState.Hired);
        Assert.Equal((OfferState.Withdrawn, OfferState.Declined, OfferState.Confirmed), (await portal.StateOf(declined), await portal.StateOf(withdrawn), await portal.StateOf(hired)));
    }
}

public sealed class WriteInOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_two_parties_talk_sealed_and_nobody_else_joins()
    {
        var made = await portal.OfferMade();
        Assert.True((await portal.Talent(made).Send(new WriteInMyOffer(made.Id, "Is the flat furnished?"))).IsOk);
        Assert.True((await portal.Employer(made).Send(new WriteInOffer(made.Application, "It is, with two rooms."))).IsOk);
        Assert.Equal("Offer_WordsMissing", (await portal.Employer(made).Send(new WriteInOffer(made.Application, " "))).Errors.Single().Text.Name);
        await OfferScene.NobodySends(await portal.Strangers(made), new WriteInOffer(made.Application, "Hello?"));
        var mine = await portal.Talent(made).Get(new ViewMyOffer(made.Id));
        Assert.Equal([(true, "Is the flat furnished?", ""), (false, "It is, with two rooms.", "Recruiter")], mine.Messages.Select(message => (message.IsByTalent, message.Words, message.AuthorName)));
        Assert.Equal(mine.Messages, (await portal.Employer(made).Get(new ViewOffer(made.Application))).Made!.Messages);
        var kept = await portal.Scalar<byte[]>("select words from offer_messages where offer_id = $1 and number = 1", made.Id);
        Assert.True(kept!.AsSpan().IndexOf("furnished"u8) < 0);
    }
}
