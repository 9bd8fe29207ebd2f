using TalentPortal.Features.Housing;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Viewings;

public sealed class BrowseMyEnquiriesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_waits_for_the_person_comes_first_and_what_is_over_last()
    {
        var talent = await portal.NewTalent();
        var (over, waits, asked) = (await portal.AskedFor(talent), await portal.AskedFor(talent), await portal.AskedFor(talent, @private: true));
        await portal.Letting(over, EnquiryAnswer.Decline, reason: DeclineReason.Promised);
        await portal.Letting(waits, EnquiryAnswer.Propose, slots: [portal.Slot(2), portal.Slot(3)]);
        var mine = (await portal.As(talent, "fujian").Get(new BrowseMyEnquiries())).Items;
        Assert.Equal([waits.Id, asked.Id, over.Id], mine.Select(item => item.Id));
        Assert.Equal((true, 2), (mine[0].Waits, mine[0].Left));
        Assert.Equal(mine.Select(item => item.Id), (await portal.As(talent, "").Get(new BrowseMyEnquiries())).Items.Select(item => item.Id));
        Assert.Empty((await portal.As(await portal.NewTalent(), "fujian").Get(new BrowseMyEnquiries())).Items);
    }
}

public sealed class ViewMyEnquiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_person_reads_what_both_sides_wrote_and_nobody_else_does()
    {
        var one = await portal.AskedFor();
        await portal.Letting(one, EnquiryAnswer.Write, words: "There is a shed for them.");
        var mine = await portal.Mine(one);
        Assert.Equal([(FlatAuthor.Talent, ViewingScene.Words), (FlatAuthor.Letting, "There is a shed for them.")], mine.Messages.Select(message => (message.By, message.Words)));
        Assert.True(mine.IsAnswered && mine.IsShown);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent(), "fujian"), portal.As(ViewingScene.Operator), portal.As(ViewingScene.Curator), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewMyEnquiry(one.Id))).Kind);
    }

    [Fact]
    public async Task The_page_shows_both_clocks_and_the_calendar_gets_the_agreed_time_without_a_word_of_the_matter()
    {
        var one = await portal.ViewingAgreed();
        using var client = await portal.SignedInClient(one.Talent);
        var page = await client.GetStringAsync(new Uri($"/fujian/en/me/viewings/{one.Id}", UriKind.Relative));
        Assert.Contains("09:00", page, StringComparison.Ordinal);
        Assert.Contains("Dublin", page, StringComparison.Ordinal);
        var entry = await client.GetStringAsync(new Uri($"/fujian/en/me/viewings/{one.Id}/viewing.ics", UriKind.Relative));
        Assert.Contains("T010000Z", entry, StringComparison.Ordinal);
        foreach (var secret in new[] { "CANARY", "Gulou", "鼓楼" }) Assert.DoesNotContain(secret, entry, StringComparison.Ordinal);
        using var other = await portal.SignedInClient(await portal.NewTalent());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/fujian/en/me/viewings/{one.Id}/viewing.ics", UriKind.Relative))).StatusCode);
    }
}

public sealed class AnswerMyEnquiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_named_time_is_taken_both_sides_are_told_and_the_calendar_hears_of_it()
    {
        var one = await portal.AskedFor();
        var (first, second) = (portal.Slot(2), portal.Slot(3, 16));
        await portal.Letting(one, EnquiryAnswer.Propose, slots: [first, second]);
        Assert.Equal("Enquiry_NotOffered", Assert.Single((await portal.Asker(one).Send(ViewingScene.Answer(one, MyEnquiryAnswer.Choose, portal.Slot(5)))).Errors).Text.Name);
        await portal.Asker(one).Get(ViewingScene.Answer(one, MyEnquiryAnswer.Choose, second));
        var mine = await portal.Mine(one);
        Assert.Equal((EnquiryState.Agreed, TalentPortal.Features.Interviews.Domain.LocalTime.Moment(second, "Asia/Shanghai")), (mine.State, mine.StartsAt));
        Assert.Contains(await portal.Mails(ViewingScene.Operator.Email), mail => mail.Subject == "看房时间已约定" && mail.Text.Contains(one.Id.ToString(), StringComparison.Ordinal));
        await portal.Asker(one).Get(ViewingScene.Answer(one, MyEnquiryAnswer.OtherTimes, slots: [first]));
        Assert.Equal((EnquiryState.Wished, null), ((await portal.Mine(one)).State, (await portal.Mine(one)).StartsAt));
        var off = (await portal.Mails(ViewingScene.Operator.Email))[0];
        Assert.Equal("看房安排有变", off.Subject);
        Assert.Contains("METHOD:CANCEL", await portal.Calendar(ViewingScene.Operator.Email), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ways_to_reach_somebody_are_exchanged_once_a_time_is_agreed_and_not_before()
    {
        var one = await portal.AskedFor();
        var words = ViewingScene.Answer(one, MyEnquiryAnswer.Write, words: "Write to me@example.org");
        Assert.Equal("Enquiry_NoContact", Assert.Single((await portal.Asker(one).Send(words)).Errors).Text.Name);
        Assert.Equal("Enquiry_NoContact", Assert.Single((await portal.Letting(one, EnquiryAnswer.Write, words: "138 0013 8000")).Errors).Text.Name);
        Assert.Single((await portal.Mine(one)).Messages);
        var agreed = await portal.ViewingAgreed();
        Assert.True((await portal.Asker(agreed).Send(words with { Id = agreed.Id })).IsOk);
        Assert.True((await portal.Letting(agreed, EnquiryAnswer.Write, words: "At the gate: 138 0013 8000")).IsOk);
    }

    [Fact]
    public async Task What_is_missing_is_told_and_what_is_over_or_anothers_is_not_answered()
    {
        var one = await portal.AskedFor();
        foreach (var (answer, field) in new[] { (MyEnquiryAnswer.Write, "Words"), (MyEnquiryAnswer.Choose, "Slot"), (MyEnquiryAnswer.OtherTimes, "Slots") })
            Assert.Equal(field, Assert.Single((await portal.Asker(one).Send(ViewingScene.Answer(one, answer))).Errors).Field);
        var words = ViewingScene.Answer(one, MyEnquiryAnswer.Write, words: "And a cat?");
        foreach (var stranger in new[] { portal.As(await portal.NewTalent(), "fujian"), portal.As(ViewingScene.Operator), portal.As(one.Talent, "greater-bay"), portal.As(one.Talent, ""), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(words)).Kind);
        await portal.Asker(one).Get(ViewingScene.Answer(one, MyEnquiryAnswer.Withdraw));
        Assert.Equal("Enquiry_Over", (await portal.Asker(one).Send(words)).Reason!.Name);
        Assert.Equal((EnquiryState.Closed, EnquiryEnd.Withdrawn), ((await portal.Mine(one)).State, (await portal.Mine(one)).Ending));
    }

    [Fact]
    public async Task When_the_flat_is_let_what_is_open_about_it_ends_and_the_person_is_told()
    {
        var (one, other) = (await portal.ViewingAgreed(), await portal.AskedFor());
        await portal.As(ViewingScene.Operator).Get(new LetListing(one.Listing, await portal.VersionOf(one.Listing)));
        Assert.Equal(EnquiryEnd.FlatGone, (await portal.Mine(one)).Ending);
        Assert.False((await portal.Mine(one)).IsShown);
        Assert.Equal(EnquiryState.Asked, (await portal.Mine(other)).State);
        Assert.Contains(await portal.Mails(one.Talent.Email), mail => mail.Subject == "看房安排有变");
        Assert.Contains("METHOD:CANCEL", await portal.Calendar(one.Talent.Email), StringComparison.Ordinal);
    }
}
