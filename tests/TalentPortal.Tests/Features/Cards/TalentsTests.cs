using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cards;

public sealed class BrowseTalentsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>sec-P03: ids differ from viewer to viewer, and the order is another one each day.</summary>
    [Fact]
    public async Task Two_employers_cannot_join_what_they_see()
    {
        await portal.Crowd();
        for (var i = 0; i < 8; i++) await portal.Shown();
        var one = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Select(card => card.Reference).ToList();
        Assert.Equal(one, (await portal.Talents(Personas.RecruiterOf("rongxin"))).Cards.Select(card => card.Reference));
        var other = (await portal.Talents(Personas.OwnerOf("haiyun"))).Cards.Select(card => card.Reference).ToList();
        Assert.Equal(one.Count, other.Count);
        Assert.Empty(one.Intersect(other));
        foreach (var reference in other) Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new ViewTalent(reference))).Kind);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards.Select(card => card.Reference).ToList();
        Assert.Equal(one.Order(), tomorrow.Order());
        Assert.NotEqual(one, tomorrow);
    }

    /// <summary>sec-P04: a filter on what a card does not show answers like an empty list, and small numbers are not said.</summary>
    [Fact]
    public async Task Filters_find_what_shows_and_nothing_else()
    {
        await portal.Crowd();
        await portal.Shown(CardScene.Card((CardFact.Degree, CardGrain.Fine), (CardFact.Years, CardGrain.Coarse)));
        var owner = Personas.OwnerOf("pengwan");
        Assert.False((await portal.Talents(owner)).IsAdmitted);
        owner = Personas.OwnerOf("haiyun");
        Assert.Contains((await portal.Talents(owner, new(Degree: "doctor"))).Cards, card => card.Marks.Contains("years~:6-15"));
        Assert.DoesNotContain((await portal.Talents(owner, new(Years: "11-15"))).Cards, card => card.Marks.Contains("years~:6-15"));
        Assert.DoesNotContain((await portal.Talents(owner, new(Region: "europe"))).Cards, card => card.Marks.Count == 3);
        Assert.Empty((await portal.Talents(owner, new(Degree: "bachelor"))).Cards);
        var few = await portal.Talents(owner, new(Degree: "doctor", Years: "6-15"));
        Assert.Single(few.Cards);
        Assert.Null(few.Total);
        for (var i = 0; i < TalentCard.PeopleLeast - 1; i++) await portal.Shown(CardScene.Card((CardFact.Degree, CardGrain.Fine), (CardFact.Years, CardGrain.Coarse)));
        Assert.Equal(TalentCard.PeopleLeast, (await portal.Talents(owner, new(Degree: "doctor", Years: "6-15"))).Total);
        Assert.Equal(0, (await portal.Talents(owner, new(Degree: "bachelor"))).Total);
        foreach (var bad in new[] { new BrowseTalents(Page: 0), new BrowseTalents(Place: new string('9', 60)) }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(owner, "fujian").Send(bad)).Kind);
    }

    [Fact]
    public async Task Only_verified_employers_of_the_tenant_see_cards()
    {
        await portal.Crowd();
        await portal.Shown();
        Assert.NotEmpty((await portal.Talents(Personas.OwnerOf("rongxin"))).Cards);
        foreach (var (who, tenant) in new[] { (Personas.OwnerOf("weiliang"), "fujian"), (Personas.OwnerOf("rongxin"), "zhongguancun") })
        {
            var found = await portal.As(who, tenant).Get(new BrowseTalents());
            Assert.Equal((false, 0), (found.IsAdmitted, found.Cards.Count));
        }

        Assert.Empty(await portal.DatabaseShows(CardScene.EmployerId("weiliang")));
        Assert.Empty(await portal.DatabaseShows(CardScene.EmployerId("rongxin"), "greater-bay"));
        foreach (var who in DemoPeople.People.Where(person => person.Employer is null)) Assert.Equal(OutcomeKind.NotFound, (await portal.As(who, "fujian").Send(new BrowseTalents())).Kind);
    }
}

public sealed class ViewTalentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whose_admission_ended_sees_nothing_any_more()
    {
        await portal.Crowd();
        await portal.Shown();
        var cards = (await portal.Talents(Personas.OwnerOf("haiyun"))).Cards;
        Assert.NotEmpty(cards);
        await portal.Decide("haiyun", AdmissionDecision.End);
        Assert.False((await portal.Talents(Personas.OwnerOf("haiyun"))).IsAdmitted);
        Assert.Empty(await portal.DatabaseShows(CardScene.EmployerId("haiyun")));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("haiyun"), "fujian").Send(new ViewTalent(cards[0].Reference))).Kind);
    }

    [Fact]
    public async Task It_shows_the_card_by_the_employers_own_reference_alone()
    {
        await portal.Crowd();
        var talent = await portal.Shown();
        var card = (await portal.Talents(Personas.OwnerOf("rongxin"))).Cards[0];
        Assert.Equal(card.Marks, (await portal.As(Personas.RecruiterOf("rongxin"), "fujian").Get(new ViewTalent(card.Reference))).Marks);
        foreach (var id in new[] { Guid.NewGuid(), Guid.Empty, talent.UserId, await portal.Scalar<Guid>("select id from talent_cards where user_id = $1", talent.UserId) })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new ViewTalent(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "greater-bay").Send(new ViewTalent(card.Reference))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.Staff(PortalRole.TenantAdministrator)).Send(new ViewTalent(card.Reference))).Kind);
    }
}
