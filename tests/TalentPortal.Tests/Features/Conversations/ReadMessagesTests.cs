using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.MyArea;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Conversations;

public sealed class ReadMessagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_talent_sees_what_was_read_and_the_rest_stays_unread()
    {
        var one = await portal.Opened();
        await portal.Say(one, "First", "Second", "Third");
        Assert.Equal(3, (await portal.SeenBy(CaseScene.Overseas, one)).Unread);
        await portal.StaffRead(one, 2);
        Assert.Equal([true, true, false], (await portal.SeenByTalent(one)).Messages.Select(m => m.IsRead));
        Assert.Equal(1, (await portal.SeenBy(CaseScene.Overseas, one)).Unread);
        // An older page, opened later, does not take it back; nor is anything read that is not there yet.
        await portal.StaffRead(one, 1);
        await portal.StaffRead(one, 99);
        await portal.Say(one, "Fourth");
        Assert.Equal([true, true, true, false], (await portal.SeenByTalent(one)).Messages.Select(m => m.IsRead));
    }

    [Fact]
    public async Task Whoever_answers_has_read_what_was_there()
    {
        var one = await portal.Opened();
        await portal.Say(one, "A question", ">An answer");
        var seen = await portal.SeenBy(CaseScene.Overseas, one);
        Assert.Equal((0, null), (seen.Unread, seen.AnswerSince));
        Assert.True((await portal.SeenByTalent(one)).Messages[0].IsRead);
    }

    [Fact]
    public async Task That_the_team_lead_looked_is_no_reading_of_the_consultant()
    {
        var one = await portal.Opened();
        await portal.Say(one, "Hello");
        await portal.SeenBy(CaseScene.Lead, one);
        foreach (var stranger in portal.Strangers(one)) Assert.NotEqual(OutcomeKind.Ok, (await stranger.Send(new ReadMessages(one.Id, 1))).Kind);
        Assert.False((await portal.SeenByTalent(one)).Messages[0].IsRead);
        Assert.Equal("ViewConversation_NoSuchPage", (await portal.StaffRead(one, 0)).Errors.Single().Text.Name);
    }
}

public sealed class ReadMyMessagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Counts_fall_everywhere_at_once_and_the_consultant_sees_it()
    {
        var one = await portal.Opened();
        await portal.Say(one, ">One", ">Two");
        Assert.Equal((2, 2, 2, 2), await Counts(one));
        Assert.Equal([false, false], (await portal.SeenBy(CaseScene.Overseas, one)).Messages.Select(m => m.IsRead));
        // From the site of another tenant too: it is the same person.
        Assert.True((await portal.As(one.Talent, "greater-bay").Send(new ReadMyMessages(one.Id, 1))).IsOk);
        Assert.Equal((1, 1, 1, 1), await Counts(one));
        Assert.True((await portal.TalentReads(one, 2)).IsOk);
        Assert.Equal((0, 0, 0, 0), await Counts(one));
        Assert.Equal([true, true], (await portal.SeenBy(CaseScene.Overseas, one)).Messages.Select(m => m.IsRead));
    }

    [Fact]
    public async Task Nobody_reads_for_somebody_else()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        await portal.Say(one, ">Hello");
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(other).Send(new ReadMyMessages(one.Id, 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ReadMyMessages(one.Id, 1))).Kind);
        Assert.Equal("ViewConversation_NoSuchPage", (await portal.TalentReads(one, 0)).Errors.Single().Text.Name);
        Assert.Equal(1, (await portal.Mine(one).Get(new CountMyUnread())).Value);
    }

    private async Task<(int, int, int, int)> Counts(Opened one) => (
        (await portal.Mine(one).Get(new CountMyUnread())).Value, (await portal.Mine(one).Get(new BrowseMyCases())).Items.Single().Unread,
        (await portal.Mine(one).Get(new ViewMyArea())).Cases.Single().Unread, (await portal.Mine(one).Get(new ViewMyCase(one.Id))).Unread);
}
