using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Conversations;

public sealed class ViewConversationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_takes_the_case_on_reads_what_came_before_and_who_handed_it_over_no_more()
    {
        var one = await portal.Opened();
        await portal.Say(one, "My wish", ">Understood");
        Assert.Equal((true, "Europe/Dublin", 2), await Seen(CaseScene.Overseas, one));
        var (_, handOver) = await portal.Offered(one);
        await portal.Say(one, "And one more thing");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new ViewConversation(one.Id))).Kind);
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(handOver));
        Assert.Equal((true, "Europe/Dublin", 3), await Seen(CaseScene.Domestic, one));
        Assert.Equal(1, (await portal.As(CaseScene.Domestic).Get(new CountUnread(CaseTier.Domestic))).Value);
        await portal.Mine(one).Get(new AgreeToAftercare(handOver, true));
        Assert.True((await portal.As(CaseScene.Overseas).Send(new ViewCase(one.Id))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewConversation(one.Id))).Kind);
        Assert.Null((await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id))).Unread);
    }

    [Fact]
    public async Task The_team_lead_reads_and_does_not_write_and_each_reading_is_in_the_talents_log()
    {
        var one = await portal.Opened();
        await portal.Say(one, "Hello");
        Assert.Equal((false, "Europe/Dublin", 1), await Seen(CaseScene.Lead, one));
        await portal.SeenBy(CaseScene.Overseas, one);
        var log = await portal.Mine(one).Get(new BrowseAccessLog());
        Assert.Equal([("messages", (Guid?)one.Id), ("messages", one.Id)], log.Items.Select(item => (item.What, item.SubjectId)));
    }

    [Fact]
    public async Task Nobody_else_sees_a_word_and_no_log_tells_of_their_attempt()
    {
        var one = await portal.Opened();
        await portal.Say(one, "Hello");
        foreach (var stranger in portal.Strangers(one).Where((_, i) => i != 2)) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewConversation(one.Id))).Kind);
        Assert.Equal(0, (await portal.Mine(one).Get(new BrowseAccessLog())).Total);
    }

    [Fact]
    public async Task A_long_conversation_begins_with_its_end_and_goes_back_as_far_as_asked()
    {
        var one = await portal.Opened();
        await portal.Say(one, [.. Enumerable.Range(1, 35).Select(i => i % 3 == 0 ? $">{i}" : $"{i}")]);
        var seen = await portal.SeenBy(CaseScene.Overseas, one);
        Assert.Equal((5, 6, 35), (seen.Earlier, seen.Messages[0].Number, seen.Messages[^1].Number));
        seen = await portal.SeenBy(CaseScene.Overseas, one, 3);
        Assert.Equal((2, 3, 35), (seen.Earlier, seen.Messages[0].Number, seen.Messages[^1].Number));
        Assert.Equal(0, (await portal.SeenBy(CaseScene.Overseas, one, 1)).Earlier);
        Assert.Equal("ViewConversation_NoSuchPage", (await portal.As(CaseScene.Overseas).Send(new ViewConversation(one.Id, 0))).Errors.Single().Text.Name);
    }

    [Fact]
    public async Task On_the_board_an_unanswered_message_is_counted_and_late_after_a_working_day()
    {
        var one = await portal.Opened();
        await portal.As(CaseScene.Overseas).Get(new PlanNextAction(one.Id, "Call", PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(30), await portal.VersionOf(one)));
        var before = (await portal.As(CaseScene.Overseas).Get(new CountUnread(CaseTier.Overseas))).Value;
        await portal.Say(one, "When can we talk?", "Are you there?");
        var item = await Item(one);
        Assert.Equal((2, false, before + 2), (item.Unread, item.IsAnswerLate, (await portal.As(CaseScene.Overseas).Get(new CountUnread(CaseTier.Overseas))).Value));
        Assert.NotNull(item.AnswerSince);
        await portal.Scalar<int>("update conversations set answer_since = now() - interval '10 days' where id = $1", one.Id);
        Assert.True((await Item(one)).IsAnswerLate);
        Assert.Equal(one.Id, (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas))).Items[0].Id);
        // Read is not answered; to others than the owner and the lead the board says nothing.
        await portal.StaffRead(one, 2);
        Assert.Equal((0, true), ((await Item(one)).Unread, (await Item(one)).IsAnswerLate));
        await portal.Say(one, ">Tomorrow at nine");
        Assert.Equal((0, null, false), ((await Item(one)).Unread, (await Item(one)).AnswerSince, (await Item(one)).IsAnswerLate));
    }

    [Fact]
    public async Task A_case_in_which_people_write_is_not_silent()
    {
        var (quiet, lively) = (await portal.Opened("zhongguancun"), await portal.Opened("zhongguancun"));
        var me = Personas.Staff(PortalRole.OverseasConsultant, "zhongguancun");
        await portal.Run("update cases set last_entry_at = now() - interval '30 days' where id = any($1)", new[] { quiet.Id, lively.Id });
        await portal.TalentWrites(lively, "Any news?");
        var board = await portal.As(me).Get(new BrowseCases(CaseTier.Overseas));
        Assert.Equal((1, true, false), (board.Silent, board.Items.Single(i => i.Id == quiet.Id).IsSilent, board.Items.Single(i => i.Id == lively.Id).IsSilent));
        Assert.True(board.Items.Single(i => i.Id == lively.Id).LastEntryAt > portal.Clock.GetUtcNow().AddMinutes(-5));
    }

    private async Task<BrowseCasesResult.Item> Item(Opened one) => (await portal.As(CaseScene.Overseas).Get(new BrowseCases(CaseTier.Overseas))).Items.Single(item => item.Id == one.Id);

    private async Task<(bool, string?, int)> Seen(TalentPortal.Data.Seed.Demo.DemoPerson staff, Opened one)
    {
        var seen = await portal.SeenBy(staff, one);
        return (seen.CanWrite, seen.TimeZone, seen.Messages.Count);
    }
}

public sealed class ViewMyConversationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Older_messages_are_pages_of_their_own()
    {
        var one = await portal.Opened();
        Assert.Equal((0, null, true), Shape(await portal.SeenByTalent(one)));
        await portal.Say(one, [.. Enumerable.Range(1, 65).Select(i => $"{i}")]);
        Assert.Equal((30, 36, true), Shape(await portal.SeenByTalent(one)));
        Assert.Equal((30, 6, false), Shape(await portal.SeenByTalent(one, 36)));
        Assert.Equal((5, null, false), Shape(await portal.SeenByTalent(one, 6)));
        Assert.Equal((30, 36, true), Shape(await portal.SeenByTalent(one, 1_000)));
        Assert.Equal("ViewConversation_NoSuchPage", (await portal.Mine(one).Send(new ViewMyConversation(one.Id, 0))).Errors.Single().Text.Name);

        static (int, int?, bool) Shape(ViewMyConversationResult page) => (page.Messages.Count, page.Earlier, page.IsLatest);
    }

    [Fact]
    public async Task Ones_own_can_be_read_at_every_site_and_after_the_end_and_nobody_elses()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        await portal.Say(one, "Hello");
        Assert.Single((await portal.As(one.Talent, "greater-bay").Get(new ViewMyConversation(one.Id))).Messages);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(other).Send(new ViewMyConversation(one.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewMyConversation(one.Id))).Kind);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Family, null, await portal.VersionOf(one)));
        Assert.NotNull((await portal.SeenByTalent(one)).ClosedAt);
    }
}

/// <summary>The campus reads what was written since it took the case on, request by request.</summary>
public sealed class CampusMessagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Hidden = "HIDDEN";

    [Fact]
    public async Task It_reads_what_came_after_and_learns_of_nothing_before()
    {
        var (one, _) = await portal.AtHome();
        Assert.True((await portal.StaffWrite(one, Hidden + " about pay", CaseScene.Domestic)).IsOk);
        await portal.Say(one, Hidden + " about health", Hidden + " unread");
        await portal.ToCampus(one);
        var seen = await portal.SeenBy(CaseScene.Campus, one);
        Assert.Equal((0, 0, 0, null, null), (seen.Messages.Count, seen.Earlier, seen.Unread, seen.AnswerSince, seen.TimeZone));
        Assert.Equal(0, (await portal.As(CaseScene.Campus).Get(new CountUnread(CaseTier.Campus))).Value);
        var item = (await portal.As(CaseScene.Campus).Get(new BrowseCases(CaseTier.Campus))).Items.Single(item => item.Id == one.Id);
        Assert.Equal((0, null, false, 0), (item.Unread, item.AnswerSince, item.IsAnswerLate, (await portal.As(CaseScene.Campus).Get(new ViewCase(one.Id))).Unread));

        Assert.True((await portal.StaffWrite(one, "Welcome", CaseScene.Campus)).IsOk);
        await portal.Say(one, "Thank you");
        seen = await portal.SeenBy(CaseScene.Campus, one);
        Assert.Equal(["Welcome", "Thank you"], seen.Messages.Select(m => m.Words));
        // Asked for from the beginning, it is the same.
        Assert.Equal(["Welcome", "Thank you"], (await portal.SeenBy(CaseScene.Campus, one, 1)).Messages.Select(m => m.Words));
        Assert.Equal((0, 1, 1), (seen.Earlier, seen.Unread, (await portal.As(CaseScene.Campus).Get(new CountUnread(CaseTier.Campus))).Value));
        Assert.Equal(5, (await portal.SeenBy(CaseScene.Lead, one)).Messages.Count);
    }

    [Fact]
    public async Task The_talent_is_told_what_nobody_read_and_whoever_comes_next_finds_it_unread()
    {
        var (one, _) = await portal.AtHome();
        await portal.Say(one, "Read in time", "Never read");
        await portal.StaffRead(one, 1, CaseScene.Domestic);
        await portal.ToCampus(one);
        await portal.StaffWrite(one, "Welcome", CaseScene.Campus);
        await portal.Say(one, "To the campus");
        await portal.StaffRead(one, 4, CaseScene.Campus);
        var mine = await portal.SeenByTalent(one);
        Assert.Equal((2, 1), (mine.CampusAfter, mine.Unseen));
        Assert.Equal([("Read in time", true), ("Never read", false), ("To the campus", true)], mine.Messages.Where(m => m.IsByTalent).Select(m => (m.Words, m.IsRead)));

        await portal.Move(one, "F90", CaseScene.Campus);
        var back = (await portal.As(CaseScene.Campus).Get(await portal.Offer(one))).Id;
        await portal.As(CaseScene.Domestic).Get(new AcceptHandOver(back));
        var seen = await portal.SeenBy(CaseScene.Domestic, one);
        Assert.Equal((4, 2), (seen.Messages.Count, seen.Unread));
        Assert.NotNull(seen.AnswerSince);
        Assert.Equal((0, 0), ((await portal.SeenByTalent(one)).CampusAfter, (await portal.SeenByTalent(one)).Unseen));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Campus).Send(new ViewConversation(one.Id))).Kind);
    }
}
