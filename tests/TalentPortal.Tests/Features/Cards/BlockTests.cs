using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cards;

public sealed class BlockEmployerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_blocked_employer_finds_nothing_and_everybody_else_as_before()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var reference = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards;
        await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, false));
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.Contains(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("haiyun")));
        Assert.Equal(reference.Count - 1, (await portal.Talents(Personas.RecruiterOf("rongxin"))).Cards.Count);
        // The same answer by every way, as for somebody who does not exist.
        foreach (var card in reference)
            if (!(await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Any(c => c.Reference == card.Reference))
                Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new ViewTalent(card.Reference))).Kind);
    }

    [Theory]
    [InlineData("Quanzhou Photonics Co., Ltd.")]
    [InlineData("QUANZHOU   photonics")]
    [InlineData("quanzhou")]
    public async Task A_name_meets_whoever_registers_under_it_later(string written)
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        await portal.As(talent).Get(new BlockEmployer(null, written, false));
        var (id, owner) = await portal.NewEmployer("Quanzhou Photonics Limited");
        var (daughter, _) = await portal.NewEmployer("Another Name", id);
        foreach (var employer in new[] { id, daughter }) Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(employer));
        Assert.NotEmpty(await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.True((await portal.Talents(owner)).IsAdmitted);
        Assert.Contains("Quanzhou Photonics Limited", Assert.Single((await portal.As(talent).Get(new BrowseBlocks())).Items).Matches.Select(match => match.En));
    }

    [Fact]
    public async Task A_credit_code_meets_the_employer_that_has_it()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        await portal.As(talent).Get(new BlockEmployer(null, DemoPeople.Employer("haiyun").CreditCode, false));
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("haiyun")));
        Assert.Contains(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
    }

    [Fact]
    public async Task A_block_holds_for_a_card_that_comes_later_and_is_kept_once()
    {
        await portal.Crowd();
        var talent = await portal.NewTalent();
        for (var i = 0; i < 2; i++) await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, i == 1));
        for (var i = 0; i < 2; i++) await portal.As(talent).Get(new BlockEmployer(null, "Nowhere Optics", false));
        await portal.As(talent).Get(CardScene.Usual);
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        Assert.Equal([true, true], (await portal.As(talent).Get(new BrowseBlocks())).Items.Select(item => item.WholeGroup));
    }

    [Fact]
    public async Task What_is_no_name_is_refused_and_nobody_unknown_is_blocked()
    {
        var talent = await portal.NewTalent();
        foreach (var (name, why) in new[] { ("", "BlockEmployer_NameMissing"), ("Ab", "BlockEmployer_TooShort"), ("Ltd", ""), (new string('x', 121), "BlockEmployer_TooLong") })
        {
            var outcome = await portal.As(talent).Send(new BlockEmployer(null, name, false));
            if (why.Length > 0) Assert.Equal((OutcomeKind.Invalid, why), (outcome.Kind, outcome.Errors[0].Text.Name));
        }

        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent).Send(new BlockEmployer(Guid.NewGuid(), null, false))).Kind);
        var (hidden, _) = await portal.NewEmployer("Not Admitted Yet", verified: false);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent).Send(new BlockEmployer(hidden, null, false))).Kind);
    }

    [Fact]
    public async Task There_is_an_end_to_blocks()
    {
        var talent = await portal.NewTalent();
        for (var i = 0; i < EmployerBlock.Most; i++) await portal.As(talent).Get(new BlockEmployer(null, $"Company number {i}", false));
        Assert.Equal("BlockEmployer_TooMany", (await portal.As(talent).Send(new BlockEmployer(null, "One more company", false))).Reason?.Name);
        Assert.Equal("BlockEmployer_TooMany", (await portal.As(talent).Send(new BlockEmployer(CardScene.EmployerId("rongxin"), null, false))).Reason?.Name);
    }
}

public sealed class LiftBlockTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Taken_back_the_card_shows_again_and_only_the_person_takes_back()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, true));
        await portal.As(talent).Get(new BlockEmployer(null, "Haiyun Marine Biotech Institute", true));
        var items = (await portal.As(talent).Get(new BrowseBlocks())).Items;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(await portal.NewTalent()).Send(new LiftBlock(items[0].Id))).Kind);
        Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId("rongxin")));
        foreach (var (item, employer) in items.Zip(["rongxin", "haiyun"]))
        {
            Assert.DoesNotContain(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId(employer)));
            await portal.As(talent).Get(new LiftBlock(item.Id));
            Assert.Contains(talent.UserId, await portal.DatabaseShows(CardScene.EmployerId(employer)));
        }

        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent).Send(new LiftBlock(items[0].Id))).Kind);
    }
}

public sealed class BrowseBlocksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_finds_registered_employers_and_offers_where_one_works_now()
    {
        var talent = await portal.NewTalent();
        await portal.AddEntry(talent, CareerScene.Entry(ProfileSection.Experience, ("Organisation", "Fenbridge Silicon"), ("From", "2022-01")));
        await portal.AddEntry(talent, CareerScene.Entry(ProfileSection.Experience, ("Organisation", "Former Place"), ("From", "2018"), ("To", "2021")));
        var mine = await portal.As(talent).Get(new BrowseBlocks("rongxin"));
        Assert.Equal(["Fenbridge Silicon"], mine.Present);
        Assert.Equal([CardScene.EmployerId("rongxin")], mine.Found.Select(found => found.Id));
        await portal.As(talent).Get(new BlockEmployer(null, "Fenbridge Silicon", false));
        await portal.As(talent).Get(new BlockEmployer(CardScene.EmployerId("rongxin"), null, true));
        mine = await portal.As(talent).Get(new BrowseBlocks("rongxin"));
        Assert.Empty(mine.Present);
        Assert.Empty(mine.Found);
        Assert.Equal(["Fenbridge Silicon", null], mine.Items.Select(item => item.Typed));
        Assert.Empty((await portal.As(talent).Get(new BrowseBlocks("%"))).Found);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(talent).Send(new BrowseBlocks(new string('x', 121)))).Kind);
    }

    [Fact]
    public async Task What_was_written_lies_sealed()
    {
        var talent = await portal.NewTalent();
        await portal.As(talent).Get(new BlockEmployer(null, "Canary Employer Of Mine", false));
        Assert.False(await portal.Scalar<bool>("select position('Canary' in encode(name, 'escape')) > 0 or array_to_string(name_keys, ',') ilike '%canary%' from employer_blocks where user_id = $1", talent.UserId));
    }

    [Fact]
    public async Task The_page_blocks_and_takes_back_without_scripts()
    {
        var talent = await portal.NewTalent();
        using var client = await portal.SignedInClient(talent);
        foreach (var language in new[] { "zh", "en" })
        {
            var address = $"/fujian/{language}/me/blocked";
            var page = await client.Page(address + "?q=rongxin");
            var form = PageForms.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("main form input[name='WholeGroup']")!.Closest("form")!).ToList();
            form.Add(new("WholeGroup", "true"));
            var sent = await client.PostAsync(address + "?q=rongxin", new FormUrlEncodedContent(form.DistinctBy(f => f.Key)));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            var item = Assert.Single((await portal.As(talent).Get(new BrowseBlocks())).Items);
            Assert.True(item.WholeGroup);
            await portal.As(talent).Get(new LiftBlock(item.Id));
        }
    }
}
