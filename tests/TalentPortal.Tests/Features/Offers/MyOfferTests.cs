using TalentPortal.Features.Offers;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Offers;

public sealed class BrowseMyOffersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_person_sees_their_own_at_every_tenant_and_nobody_elses()
    {
        var talent = await portal.NewTalent();
        var (here, there, other) = (await portal.OfferMade(await portal.Interviewed(talent: talent)), await portal.OfferMade(await portal.Interviewed("pengwan", "greater-bay", talent)), await portal.OfferMade());
        var items = (await portal.As(talent, "").Get(new BrowseMyOffers())).Items;
        Assert.Equal(new[] { here.Id, there.Id }.Order(), items.Select(item => item.Id).Order());
        Assert.Equal(640_000m, items[0].Yearly.Single().Total);
        Assert.DoesNotContain(items, item => item.Id == other.Id);
        Assert.Empty((await portal.As(Personas.RecruiterOf("rongxin")).Get(new BrowseMyOffers())).Items);
    }
}

public sealed class ViewMyOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_person_reads_every_line_and_strangers_find_nothing()
    {
        var made = await portal.OfferMade();
        var seen = await portal.Talent(made).Get(new ViewMyOffer(made.Id));
        Assert.Equal((OfferState.Sent, false, true), (seen.State, seen.IsReceived, seen.Versions[0].Sheet.IsComplete));
        Assert.Equal(OfferScene.Canary, seen.Versions[0].Sheet[OfferLineKind.Housing]!.Words);
        Assert.Equal(OfferAssurance.Policy, seen.Versions[0].Sheet[OfferLineKind.Tax]!.Assurance);
        await OfferScene.NobodySends([portal.Employer(made), .. await portal.Strangers(made)], new ViewMyOffer(made.Id));
    }

    [Fact]
    public async Task Applications_that_go_on_are_named()
    {
        var made = await portal.OfferMade();
        var other = await portal.Applied("haiyun", talent: made.Sent.Talent);
        Assert.Equal([other.Application], (await portal.Talent(made).Get(new ViewMyOffer(made.Id))).Others.Select(one => one.Id));
    }
}

public sealed class CompareMyOffersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Own_ones_stand_side_by_side_and_what_is_somebody_elses_is_left_out()
    {
        var talent = await portal.NewTalent();
        var first = await portal.OfferMade(await portal.Interviewed(talent: talent));
        var second = await portal.OfferMade(await portal.Interviewed("haiyun", talent: talent), OfferScene.Pay("50000"), OfferScene.Tax);
        var foreign = await portal.OfferMade();
        var found = await portal.As(talent).Get(new CompareMyOffers([second.Id, foreign.Id, first.Id]));
        Assert.Equal([second.Id, first.Id], found.Items.Select(item => item.Id));
        Assert.True(found.Differ(OfferLineKind.Pay) && found.Differ(OfferLineKind.Housing));
        Assert.False(found.Differ(OfferLineKind.Tax) || found.Differ(OfferLineKind.Leave));
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(talent).Send(new CompareMyOffers([.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())]))).Kind);
    }

    [Theory]
    [InlineData("en", "CNY 640,000")]
    [InlineData("zh", "64万元")]
    public async Task The_page_needs_no_script_and_names_what_is_missing(string language, string sum)
    {
        var made = await portal.OfferMade();
        using var client = await portal.SignedInClient(made.Sent.Talent);
        var page = await client.Page($"/fujian/{language}/me/offers/compare?id={made.Id}");
        Assert.Contains(OfferScene.Canary, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(sum.Replace(" ", "", StringComparison.Ordinal), page.Body.TextContent.Replace(" ", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "Not offered" : "未提供", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
        // What they come to goes into a return plan, without the names of those who made them.
        var plan = page.QuerySelector("main a[href^='return-plans?']")!.GetAttribute("href")!;
        Assert.Contains("offer1-city=", plan, StringComparison.Ordinal);
        var after = await client.Page($"/fujian/{language}/{plan}");
        Assert.Single(after.QuerySelectorAll("table.plan thead th"));
    }
}

public sealed class ReceiveMyOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Receipt_agrees_to_nothing_and_is_asked_for_each_version()
    {
        var made = await portal.OfferMade();
        await OfferScene.NobodySends([portal.Employer(made), portal.As(made.Sent.Talent, "greater-bay"), .. await portal.Strangers(made)], new ReceiveMyOffer(made.Id, 1));
        Assert.True((await portal.Talent(made).Send(new ReceiveMyOffer(made.Id, 1))).IsOk);
        var seen = await portal.Talent(made).Get(new ViewMyOffer(made.Id));
        Assert.Equal((OfferState.Sent, true, null), (seen.State, seen.IsReceived, seen.AnsweredAt));
        Assert.True((await portal.Employer(made).Send(portal.Offer(made.Application, 1))).IsOk);
        Assert.False((await portal.Talent(made).Get(new ViewMyOffer(made.Id))).IsReceived);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Talent(made).Send(new ReceiveMyOffer(made.Id, 1))).Kind);
    }
}

public sealed class AcceptMyOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_accepts_the_version_that_was_read_and_no_other_once()
    {
        var made = await portal.OfferMade();
        Assert.True((await portal.Employer(made).Send(portal.Offer(made.Application, 1, lines: OfferScene.Pay("30000")))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1))).Kind);
        await OfferScene.NobodySends([portal.Employer(made), .. await portal.Strangers(made)], new AcceptMyOffer(made.Id, 2));
        Assert.Equal(OfferState.Sent, await portal.StateOf(made));
        var command = Guid.CreateVersion7();
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 2), command)).IsOk);
        Assert.Equal(("Offered", OfferState.Accepted), (await portal.ApplicationStateOf(made), await portal.StateOf(made)));
        Assert.Equal("SendOffer_Accepted", (await portal.Employer(made).Send(portal.Offer(made.Application, 2))).Reason!.Name);
    }

    [Fact]
    public async Task It_ends_with_its_last_day_at_the_tenant_to_the_second()
    {
        var (early, late) = (await portal.OfferMade(), await portal.OfferMade());
        var ends = (await portal.Talent(late).Get(new ViewMyOffer(late.Id))).ExpiresAt;
        Assert.Equal(16, ends.UtcDateTime.Hour);
        portal.Clock.Advance(ends.AddSeconds(-1) - portal.Clock.GetUtcNow());
        Assert.True((await portal.Talent(early).Send(new AcceptMyOffer(early.Id, 1))).IsOk);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("AcceptMyOffer_Expired", (await portal.Talent(late).Send(new AcceptMyOffer(late.Id, 1))).Reason!.Name);
        Assert.Equal(OfferState.Expired, (await portal.Talent(late).Get(new ViewMyOffer(late.Id))).State);
    }

    [Fact]
    public async Task Of_an_acceptance_and_a_taking_back_at_the_same_moment_both_sides_see_one_end()
    {
        var made = await portal.OfferMade();
        var both = await Task.WhenAll(portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1)), portal.Employer(made).Send(new WithdrawOffer(made.Application, "Too late.", 1)));
        // Taking back ends an acceptance too, so it always has the last word.
        Assert.Equal(OutcomeKind.Ok, both[1].Kind);
        Assert.Equal(OfferState.Withdrawn, await portal.StateOf(made));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_page_asks_once_more_and_works_without_scripts(string language)
    {
        var made = await portal.OfferMade();
        using var client = await portal.SignedInClient(made.Sent.Talent);
        var address = $"/fujian/{language}/me/offers/{made.Id}/accept";
        var page = await client.Page(address);
        Assert.Contains(OfferScene.Canary, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
        using var done = await client.Submit(address, new Dictionary<string, string?>());
        Assert.Equal(System.Net.HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(OfferState.Accepted, await portal.StateOf(made));
    }
}

public sealed class UndoMyAcceptanceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_stands_open_again_within_a_day_and_not_after()
    {
        var (soon, late) = (await portal.OfferMade(), await portal.OfferMade());
        foreach (var made in new[] { soon, late }) Assert.True((await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1))).IsOk);
        portal.Clock.Advance(Offer.UndoFor - TimeSpan.FromSeconds(1));
        await OfferScene.NobodySends([portal.Employer(soon), portal.Talent(late)], new UndoMyAcceptance(soon.Id));
        Assert.True((await portal.Talent(soon).Send(new UndoMyAcceptance(soon.Id))).IsOk);
        Assert.Equal(OfferState.Sent, await portal.StateOf(soon));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("UndoMyAcceptance_TooLate", (await portal.Talent(late).Send(new UndoMyAcceptance(late.Id))).Reason!.Name);
        Assert.Equal("Offer_Over", (await portal.Talent(soon).Send(new UndoMyAcceptance(soon.Id))).Reason!.Name);
    }
}

public sealed class DeclineMyOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_reason_may_be_given_and_is_sealed_and_another_version_may_follow()
    {
        var made = await portal.OfferMade();
        await OfferScene.NobodySends([portal.Employer(made), .. await portal.Strangers(made)], new DeclineMyOffer(made.Id, null, 1));
        Assert.Equal(OutcomeKind.Invalid, (await portal.Talent(made).Send(new DeclineMyOffer(made.Id, new string('x', Offer.ReasonMax + 1), 1))).Kind);
        Assert.True((await portal.Talent(made).Send(new DeclineMyOffer(made.Id, "Too far from the school.", 1))).IsOk);
        Assert.Equal("Too far from the school.", (await portal.Employer(made).Get(new ViewOffer(made.Application))).Made!.Reason);
        Assert.True((await portal.Scalar<byte[]>("select reason from offers where id = $1", made.Id))!.AsSpan().IndexOf("school"u8) < 0);
        Assert.Equal("Offer_Over", (await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 1))).Reason!.Name);
        Assert.True((await portal.Employer(made).Send(portal.Offer(made.Application, 1))).IsOk);
        Assert.True(await portal.Talent(made).Get(new ViewMyOffer(made.Id)) is { State: OfferState.Sent, Reason: null, Number: 2 });
    }
}

public sealed class WriteInMyOfferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_talent_asks_and_the_employer_is_told_once_and_without_a_word_of_it()
    {
        var made = await portal.OfferMade();
        var before = (await portal.Mails(Personas.RecruiterOf("rongxin").Email)).Count;
        await OfferScene.NobodySends([portal.Employer(made), .. await portal.Strangers(made)], new WriteInMyOffer(made.Id, "Hello?"));
        before = (await portal.Mails(Personas.RecruiterOf("rongxin").Email)).Count;
        foreach (var words in new[] { "Is the flat furnished?", "And is there a lift?" }) Assert.True((await portal.Talent(made).Send(new WriteInMyOffer(made.Id, words))).IsOk);
        var mails = await portal.Mails(Personas.RecruiterOf("rongxin").Email);
        Assert.Equal(before + 1, mails.Count);
        Assert.DoesNotContain(mails, mail => mail.Text.Contains("furnished", StringComparison.Ordinal));
    }
}
