using TalentPortal.Features.Talents;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Viewings;

public sealed class PurgeEnquiriesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private Task<long> Rows(AskedFlat one) => portal.Scalar<long>("select count(*) from flat_enquiries where id = $1", one.Id);

    [Fact]
    public async Task What_was_closed_three_years_ago_goes_with_all_that_was_written_and_not_a_day_before()
    {
        var one = await portal.AskedFor();
        await portal.Asker(one).Get(ViewingScene.Answer(one, MyEnquiryAnswer.Withdraw));
        async Task ClosedAt(TimeSpan more) => await portal.Scalar<int>("update flat_enquiries set closed_at = $2 where id = $1", one.Id, portal.Clock.GetUtcNow().AddMonths(-FlatEnquiry.KeptMonths) + more);
        await ClosedAt(TimeSpan.FromDays(1));
        await portal.RunWork("viewings-retention");
        Assert.Equal(1, await Rows(one));
        await ClosedAt(TimeSpan.FromDays(-1));
        await portal.AsSystem().Get(new PurgeEnquiries());
        Assert.Equal(0, await Rows(one));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from flat_messages where enquiry_id = $1", one.Id));
    }

    [Fact]
    public async Task Where_nobody_says_anything_for_long_it_ends_and_both_are_told_but_what_is_to_come_stays()
    {
        var (silent, spoken, ahead) = (await portal.AskedFor(), await portal.AskedFor(), await portal.ViewingAgreed(FlatEnquiry.LapseDays + 20));
        portal.Clock.Advance(TimeSpan.FromDays(FlatEnquiry.LapseDays - 1));
        await portal.Asker(spoken).Get(ViewingScene.Answer(spoken, MyEnquiryAnswer.Write, words: "Are you there?"));
        await portal.AsSystem().Get(new PurgeEnquiries());
        Assert.Equal(EnquiryState.Asked, (await portal.Mine(silent)).State);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.AsSystem().Get(new PurgeEnquiries());
        Assert.Equal(EnquiryEnd.Lapsed, (await portal.Mine(silent)).Ending);
        Assert.Equal("您咨询的房源有新进展", (await portal.Mails(silent.Talent.Email))[0].Subject);
        Assert.Equal((EnquiryState.Asked, EnquiryState.Agreed), ((await portal.Mine(spoken)).State, (await portal.Mine(ahead)).State));
    }

    [Fact]
    public async Task Whoever_is_erased_takes_along_what_they_asked()
    {
        var one = await portal.AskedFor(await portal.NewTalent(withPassword: true));
        await portal.As(one.Talent, "fujian").Get(new EraseMyData(TalentScene.Password));
        Assert.Equal(0, await Rows(one));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from flat_messages where talent_user_id = $1", one.Talent.UserId));
    }
}
