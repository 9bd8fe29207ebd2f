using TalentPortal.Features.Offers;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Offers;

public sealed class SeeToOffersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_reminds_once_of_each_version_and_notes_what_expired()
    {
        var made = await portal.OfferMade();
        await Run(0);
        Assert.Equal(0, await Reminders(made));
        portal.Clock.Advance(TimeSpan.FromDays(12));
        foreach (var round in new[] { 1, 2 }) await Run(round);
        Assert.Equal(1, await Reminders(made));
        Assert.True((await portal.Employer(made).Send(portal.Offer(made.Application, 1))).IsOk);
        portal.Clock.Advance(TimeSpan.FromDays(12));
        await Run(3);
        Assert.Equal(2, await Reminders(made));
        portal.Clock.Advance(TimeSpan.FromDays(4));
        await Run(4);
        Assert.Equal(OfferState.Expired, await portal.StateOf(made));
        Assert.Equal("AcceptMyOffer_Expired", (await portal.Talent(made).Send(new AcceptMyOffer(made.Id, 2))).Reason!.Name);
    }

    private async Task<int> Reminders(Made made) => (await portal.Mails(made.Sent.Talent.Email)).Count(mail => mail.Text.Contains("ends soon", StringComparison.Ordinal) || mail.Text.Contains("即将截止", StringComparison.Ordinal));

    private async Task Run(int round) => Assert.True((await portal.AsSystem().Send(new SeeToOffers(round))).IsOk);
}

public sealed class PurgeOffersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_came_to_nothing_goes_after_a_year_and_what_was_confirmed_stays()
    {
        var (declined, confirmed) = (await portal.OfferMade(), await portal.OfferMade());
        await portal.Talent(declined).Get(new DeclineMyOffer(declined.Id, null, 1));
        await portal.Talent(confirmed).Get(new AcceptMyOffer(confirmed.Id, 1));
        await portal.Employer(confirmed).Get(new ConfirmOffer(confirmed.Application, 1));
        var ended = portal.Clock.GetUtcNow();
        portal.Clock.Advance(ended.AddMonths(Offer.KeptMonths) - ended - TimeSpan.FromMinutes(5));
        await portal.AsSystem().Get(new PurgeOffers());
        Assert.Equal(1L, await Count(declined));
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await portal.AsSystem().Get(new PurgeOffers());
        Assert.Equal((0L, 1L), (await Count(declined), await Count(confirmed)));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from offer_versions where offer_id = $1", declined.Id));
    }

    [Fact]
    public async Task Whoever_is_erased_leaves_no_offer()
    {
        var made = await portal.OfferMade(await portal.Interviewed(talent: await portal.NewTalent(withPassword: true)));
        await portal.Talent(made).Get(new WriteInMyOffer(made.Id, "A question"));
        await portal.Talent(made).Get(new EraseMyData(TalentScene.Password));
        foreach (var table in new[] { "offers", "offer_versions", "offer_messages" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where talent_user_id = $1", made.Sent.Talent.UserId));
    }

    private Task<long> Count(Made made) => portal.Scalar<long>("select count(*) from offers where id = $1", made.Id);
}
