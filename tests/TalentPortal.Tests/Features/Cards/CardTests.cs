using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cards;

public sealed class SaveCardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_shows_before_it_is_said_and_then_exactly_what_was_chosen()
    {
        await portal.Crowd();
        var talent = await portal.NewTalent();
        Assert.Null((await portal.As(talent).Get(new ViewMyCard())).ShownSince);
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        await portal.As(talent).Get(CardScene.Card((CardFact.Degree, CardGrain.Fine), (CardFact.Years, CardGrain.Coarse)));
        var mine = await portal.As(talent).Get(new ViewMyCard());
        Assert.Equal(["degree~:advanced", "degree:doctor", "years~:6-15"], mine.Marks);
        Assert.NotNull(mine.ShownSince);
        var shown = Assert.Single((await portal.Talents(Personas.OwnerOf("rongxin"))).Cards, card => card.Marks.Contains("years~:6-15"));
        Assert.Equal(mine.Marks, shown.Marks);
        var consent = Assert.Single((await portal.As(talent).Get(new BrowseConsents())).Items, item => item.Kind == ConsentKind.BlindCard);
        Assert.Equal((null, PortalFixture.TenantOf("fujian").Name), (consent.WithdrawnAt, consent.TenantName));
    }

    /// <summary>sec-P03: at least five people fit what shows, its person among them; the answer says no number.</summary>
    [Fact]
    public async Task A_card_that_fits_four_does_not_show_and_one_that_fits_five_does()
    {
        var talents = new List<DemoPerson>();
        for (var i = 0; i < TalentCard.PeopleLeast; i++)
        {
            var talent = await portal.NewPerson();
            await portal.As(talent).Get(TalentScene.Profile() with { CountryCode = "NO", Years = 1 });
            talents.Add(talent);
            var saved = await portal.As(talent).Get(CardScene.Card((CardFact.Region, CardGrain.Fine), (CardFact.Degree, CardGrain.Fine)));
            Assert.Equal(i < TalentCard.PeopleLeast - 1 ? CardFact.Region : null, saved.Narrowest);
            Assert.Equal(i < TalentCard.PeopleLeast - 1, (await portal.As(talent).Get(new ViewMyCard())).ShownSince is null);
        }

        var first = await portal.As(talents[0]).Get(CardScene.Card((CardFact.Region, CardGrain.Fine), (CardFact.Degree, CardGrain.Fine)));
        Assert.Null(first.Narrowest);
    }

    [Fact]
    public async Task It_names_the_fact_that_narrows_most_and_a_wider_wording_of_it()
    {
        await portal.Crowd();
        var talent = await portal.NewPerson();
        await portal.As(talent).Get(TalentScene.Profile() with { CountryCode = "IS" });
        var narrow = await portal.As(talent).Get(CardScene.Card((CardFact.Degree, CardGrain.Fine), (CardFact.Region, CardGrain.Fine)));
        Assert.Equal((CardFact.Region, CardGrain.Coarse), (narrow.Narrowest, narrow.Advice));
        var wider = await portal.As(talent).Get(CardScene.Card((CardFact.Degree, CardGrain.Fine), (CardFact.Region, CardGrain.Coarse)));
        Assert.Null(wider.Narrowest);
        // What was shown before stays when something narrower is tried.
        Assert.NotNull((await portal.As(talent).Get(CardScene.Card((CardFact.Region, CardGrain.Fine)))).Narrowest);
        Assert.Contains("region~:europe", (await portal.As(talent).Get(new ViewMyCard())).Marks);
    }

    [Fact]
    public async Task Only_people_of_the_tenant_count()
    {
        for (var i = 0; i < TalentCard.PeopleLeast; i++)
        {
            var elsewhere = await portal.NewPerson();
            await portal.As(elsewhere, "greater-bay").Get(TalentScene.Profile() with { CountryCode = "FJ" });
        }

        var talent = await portal.NewPerson();
        await portal.As(talent).Get(TalentScene.Profile() with { CountryCode = "FJ" });
        Assert.Equal(CardFact.Region, (await portal.As(talent).Get(CardScene.Card((CardFact.Region, CardGrain.Fine)))).Narrowest);
        Assert.Null((await portal.As(talent, "greater-bay").Get(CardScene.Card((CardFact.Region, CardGrain.Fine)))).Narrowest);
    }

    [Fact]
    public async Task Without_consent_profile_facts_or_a_tenant_there_is_no_card()
    {
        await portal.Crowd();
        var talent = await portal.NewTalent();
        Assert.Equal("SaveCard_AgreementMissing", (await portal.As(talent).Send(CardScene.Usual with { Agreed = false })).Errors.Single().Text.Name);
        Assert.Equal("SaveCard_AgreementMissing", (await portal.As(talent).Send(CardScene.Usual with { ConsentWords = " " })).Errors.Single().Text.Name);
        Assert.Equal("SaveCard_NothingShown", (await portal.As(talent).Send(CardScene.Card())).Errors.Single().Text.Name);
        Assert.Equal("SaveCard_NotInList", (await portal.As(talent).Send(CardScene.Usual with { FieldCode = "99" })).Errors.Single().Text.Name);
        Assert.Equal("SaveCard_ProfileFirst", (await portal.As(await portal.NewPerson()).Send(CardScene.Usual)).Reason?.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent, "").Send(CardScene.Usual)).Kind);
        Assert.Null((await portal.As(talent).Get(new ViewMyCard())).ShownSince);
    }

    /// <summary>
    /// sec-P03: one who saw the card before does not find the same one with other facts, which together could fit fewer than five.
    /// </summary>
    [Fact]
    public async Task A_card_that_shows_something_else_is_another_card_to_employers()
    {
        await portal.Crowd();
        var talent = await portal.Shown(CardScene.Card((CardFact.Degree, CardGrain.Fine)));
        var before = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Select(card => card.Reference).ToHashSet();
        await portal.As(talent).Get(CardScene.Card((CardFact.Degree, CardGrain.Fine)));
        Assert.Equal(before, (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Select(card => card.Reference).ToHashSet());
        await portal.As(talent).Get(CardScene.Card((CardFact.Region, CardGrain.Fine)));
        var after = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Select(card => card.Reference).ToHashSet();
        var gone = Assert.Single(before.Except(after));
        Assert.Single(after.Except(before));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new ViewTalent(gone))).Kind);
        await portal.As(talent).Get(new WithdrawCard());
        await portal.As(talent).Get(CardScene.Card((CardFact.Region, CardGrain.Fine)));
        Assert.Empty((await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Select(card => card.Reference).Except(before).Intersect(after.Except(before)));
    }

    /// <summary>sec-P04: asking again and again tells nothing about others.</summary>
    [Fact]
    public async Task There_is_an_end_to_trying()
    {
        var talent = await portal.NewTalent();
        for (var i = 0; i < SaveCard.Checks.Max; i++) Assert.True((await portal.As(talent).Send(CardScene.Usual)).IsOk);
        Assert.Equal("SaveCard_TooOften", (await portal.As(talent).Send(CardScene.Usual)).Reason?.Name);
        portal.Clock.Advance(SaveCard.Checks.Window);
        Assert.True((await portal.As(talent).Send(CardScene.Usual)).IsOk);
    }

    /// <summary>sec-P03: nothing that names the person is in what employers get.</summary>
    [Fact]
    public async Task No_name_no_words_and_no_number_of_the_person_shows()
    {
        List<DemoPerson> talents = [];
        for (var i = 0; i < TalentCard.PeopleLeast; i++)
        {
            var talent = await portal.WithCareer();
            talents.Add(talent);
            await portal.As(talent).Send(new SaveCard(Enum.GetValues<CardFact>().ToDictionary(fact => fact, _ => CardGrain.Fine), "07", true, CardScene.Words));
        }

        Assert.Null((await portal.As(talents[0]).Get(new SaveCard(Enum.GetValues<CardFact>().ToDictionary(fact => fact, _ => CardGrain.Fine), "07", true, CardScene.Words))).Narrowest);
        var cards = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards;
        var text = System.Text.Json.JsonSerializer.Serialize(cards);
        foreach (var word in new[] { "Wei Ling", "example.org", "7946", "Imperial", "CANARY", "optics", talents[0].UserId.ToString(), talents[0].Key })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(cards, card => card.Marks.Contains("field:07") && card.Marks.Any(mark => mark.StartsWith("place:", StringComparison.Ordinal)));
        var id = await portal.Scalar<Guid>("select id from talent_cards where user_id = $1", talents[0].UserId);
        Assert.DoesNotContain(cards, card => card.Reference == id);
    }
}

public sealed class ViewMyCardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_offers_what_the_profile_knows_and_nothing_on_the_national_site()
    {
        var talent = await portal.NewTalent();
        var mine = await portal.As(talent).Get(new ViewMyCard());
        Assert.Equal([CardFact.Degree, CardFact.Industry, CardFact.Years, CardFact.Region, CardFact.Start], mine.Facts.Keys);
        Assert.Equal(["start:2027-1"], mine.Facts[CardFact.Start].Fine);
        Assert.Null((await portal.As(talent, "").Get(new ViewMyCard())).Tenant);
        Assert.False((await portal.As(await portal.NewPerson()).Get(new ViewMyCard())).HasProfile);
    }

    [Fact]
    public async Task Its_page_shows_what_employers_see()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        using var client = await portal.SignedInClient(talent);
        using var employer = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        var own = (await client.Page("/fujian/en/me/card")).QuerySelector("article.card dl")!.TextContent;
        var seen = (await employer.Page("/fujian/en/employer/talents")).QuerySelectorAll("article.card dl").Select(card => card.TextContent);
        Assert.Contains("Doctorate", own, StringComparison.Ordinal);
        Assert.Contains(own, seen);
    }
}

public sealed class CheckFitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_counts_people_and_not_cards()
    {
        await portal.Crowd(4);
        Assert.False((await portal.AsSystem().Get(new CheckFit(["region:GB"]))).Fits);
        await portal.Crowd(1);
        Assert.True((await portal.AsSystem().Get(new CheckFit(["region:GB"]))).Fits);
        Assert.Equal(new CheckFitResult(false, CardFact.Years, CardGrain.Hidden), await portal.AsSystem().Get(new CheckFit(["region:GB", "years:0-2"])));
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem("").Send(new CheckFit(["region:GB"]))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.AsSystem().Send(new CheckFit([new string('x', 81)]))).Kind);
    }
}

public sealed class WithdrawCardTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Withdrawn, a card is gone with the next request: from list, count and direct address.</summary>
    [Fact]
    public async Task It_is_gone_from_everywhere_at_once()
    {
        await portal.Crowd();
        await portal.Shown();
        var talent = await portal.Shown(CardScene.Card((CardFact.Degree, CardGrain.Fine)));
        using var client = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        var before = await portal.Talents(Personas.OwnerOf("rongxin"));
        var card = Assert.Single(before.Cards, card => card.Marks.Count == 2);
        Assert.Contains(card.Reference.ToString(), await client.GetStringAsync("/fujian/en/employer/talents"), StringComparison.Ordinal);
        await portal.As(talent).Get(new WithdrawCard());
        var after = await portal.Talents(Personas.OwnerOf("rongxin"));
        Assert.Equal(before.Cards.Count - 1, after.Cards.Count);
        Assert.DoesNotContain(after.Cards, one => one.Reference == card.Reference);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new ViewTalent(card.Reference))).Kind);
        Assert.DoesNotContain(card.Reference.ToString(), await client.GetStringAsync("/fujian/en/employer/talents"), StringComparison.Ordinal);
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.NotNull(Assert.Single((await portal.As(talent).Get(new BrowseConsents())).Items, item => item.Kind == ConsentKind.BlindCard).WithdrawnAt);
    }

    [Fact]
    public async Task It_goes_with_its_consent_and_comes_back_with_a_new_one_only()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var consent = (await portal.As(talent).Get(new BrowseConsents())).Items.Single(item => item.Kind == ConsentKind.BlindCard);
        await portal.As(talent, "greater-bay").Get(new WithdrawConsent(consent.Id));
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.Equal("SaveCard_AgreementMissing", (await portal.As(talent).Send(CardScene.Usual with { Agreed = false })).Errors.Single().Text.Name);
        await portal.As(talent).Get(CardScene.Usual);
        Assert.Contains(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        await portal.As(await portal.NewTalent()).Get(new WithdrawCard());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent, "").Send(new WithdrawCard())).Kind);
    }
}

public sealed class FindUnfitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>People erase themselves: a card that has come to fit four is out of every list before any scheduled work.</summary>
    [Fact]
    public async Task A_card_that_fits_too_few_by_now_shows_nowhere()
    {
        List<DemoPerson> crowd = [];
        for (var i = 0; i < TalentCard.PeopleLeast; i++)
        {
            crowd.Add(await portal.NewPerson(withPassword: true));
            await portal.As(crowd[i]).Get(TalentScene.Profile() with { CountryCode = "PT" });
        }

        var erasing = crowd[^1];
        Assert.Null((await portal.As(crowd[0]).Get(CardScene.Usual)).Narrowest);
        var card = Assert.Single((await portal.Talents(Personas.OwnerOf("rongxin"))).Cards);
        await portal.As(erasing).Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from talent_facts where user_id = $1", erasing.UserId));
        Assert.Empty((await portal.Talents(Personas.OwnerOf("rongxin"))).Cards);
        Assert.Empty(await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        foreach (var way in new Func<Task<OutcomeKind>>[]
        {
            async () => (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new ViewTalent(card.Reference))).Kind,
            async () => (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new AskTalent(card.Reference, "Engineer", "Would you talk with us?"))).Kind,
        })
            Assert.Equal(OutcomeKind.NotFound, await way());
        Assert.Equal([crowd[0].UserId], (await portal.AsSystem().Get(new FindUnfit())).People);
        Assert.Empty((await portal.AsSystem("greater-bay").Get(new FindUnfit())).People);
    }

    [Fact]
    public async Task Who_changes_the_profile_counts_as_what_they_say_now()
    {
        await portal.Crowd();
        var people = await portal.Scalar<long>("select count(*) from talent_facts where marks @> array['region:GB']::varchar[]");
        var moved = await portal.NewTalent();
        Assert.Equal(people + 1, await portal.Scalar<long>("select count(*) from talent_facts where marks @> array['region:GB']::varchar[]"));
        await portal.As(moved).Get(TalentScene.Profile(version: (await portal.As(moved).Get(new ViewMyProfile())).Profile!.Version) with { CountryCode = "DE" });
        Assert.Equal(people, await portal.Scalar<long>("select count(*) from talent_facts where marks @> array['region:GB']::varchar[]"));
    }
}

/// <summary>Who had a profile before there were cards.</summary>
public sealed class FactsOfPeopleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_was_there_before_is_counted_by_scheduled_work()
    {
        var talent = await portal.NewTalent();
        var marks = await portal.Scalar<string[]>("select marks::text[] from talent_facts where user_id = $1", talent.UserId);
        await portal.Scalar<int>("delete from talent_facts where user_id = $1", talent.UserId);
        var work = new TestSender(portal.Dispatcher, CallOrigin.System("test", null, talent.UserId));
        await work.Get(new TalentPortal.Platform.Retention.PurgePersonal());
        Assert.Equal(marks, await portal.Scalar<string[]>("select marks::text[] from talent_facts where user_id = $1", talent.UserId));
        await new TestSender(portal.Dispatcher, CallOrigin.System("test", null, (await portal.NewPerson()).UserId)).Get(new TalentPortal.Platform.Retention.PurgePersonal());
    }
}

public sealed class LeaveListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_leaves_by_itself_and_the_person_is_told_without_a_word_of_content()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var system = new TestSender(portal.Dispatcher, CallOrigin.System("test", PortalFixture.TenantOf("fujian"), talent.UserId));
        for (var i = 0; i < 2; i++) await system.Get(new LeaveList());
        var mine = await portal.As(talent).Get(new ViewMyCard());
        Assert.Null(mine.ShownSince);
        Assert.NotNull(mine.LeftAt);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where ordering_key = $1", $"mail:{talent.UserId:N}"));
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        // The consent holds: choosing anew needs no new one.
        await portal.As(talent).Get(CardScene.Usual with { Agreed = false });
        Assert.NotNull((await portal.As(talent).Get(new ViewMyCard())).ShownSince);
        Assert.Equal(OutcomeKind.NotFound, (await portal.AsSystem().Send(new LeaveList())).Kind);
    }
}
