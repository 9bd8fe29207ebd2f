using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Conversations.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Conversations;

public sealed class SendMessageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Both_sides_read_the_same_words_in_the_order_in_which_they_were_written()
    {
        var one = await portal.Opened();
        Assert.True((await portal.StaffWrite(one, "  Shall we talk on Friday?  ", translation: "周五通话可以吗？")).IsOk);
        Assert.True((await portal.TalentWrites(one, "好的，周五见。")).IsOk);
        var (staff, talent) = ((await portal.SeenBy(CaseScene.Overseas, one)).Messages, (await portal.SeenByTalent(one)).Messages);
        Assert.Equal(
            [(1, false, "Overseas consultant", Language.English, "Shall we talk on Friday?", "周五通话可以吗？"), (2, true, null, Language.Chinese, "好的，周五见。", null)],
            staff.Select(m => (m.Number, m.IsByTalent, m.AuthorName, m.Language, m.Words, m.Translation)));
        Assert.Equal(staff.Select(m => (m.Number, m.Words, m.At)), talent.Select(m => (m.Number, m.Words, m.At)));
    }

    [Fact]
    public async Task Words_lie_sealed_under_the_talents_key_and_are_never_changed()
    {
        var one = await portal.Opened();
        await portal.Say(one, ">Bring your degree certificate", "UNHEARD words");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from messages where case_id = $1 and (position(convert_to('degree', 'UTF8') in words) > 0 or position(convert_to('UNHEARD', 'UTF8') in words) > 0)", one.Id));
        await using var app = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, CaseScene.Overseas.UserId, side: CallSide.Staff);
        foreach (var change in new[] { "update messages set words = words", "delete from messages" })
        {
            await using var command = app.CreateCommand();
            command.CommandText = change;
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Fact]
    public async Task Sent_twice_with_one_command_id_it_is_there_once()
    {
        var (one, id) = (await portal.Opened(), Guid.CreateVersion7());
        foreach (var _ in Enumerable.Range(0, 2)) Assert.True((await portal.As(CaseScene.Overseas).Send(new SendMessage(one.Id, "Once only"), id)).IsOk);
        Assert.Single((await portal.SeenByTalent(one)).Messages);
        Assert.Equal(1, (await portal.SeenByTalent(one)).Count);
    }

    [Fact]
    public async Task Written_by_both_at_once_none_is_lost_and_each_has_its_number()
    {
        var one = await portal.Opened();
        var written = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? portal.StaffWrite(one, $"Staff {i}") : portal.TalentWrites(one, $"Talent {i}")));
        Assert.All(written, outcome => Assert.True(outcome.IsOk));
        Assert.Equal(Enumerable.Range(1, 12), (await portal.SeenByTalent(one)).Messages.Select(m => m.Number));
    }

    [Fact]
    public async Task Only_who_answers_for_the_case_writes_in_it()
    {
        var one = await portal.Opened();
        foreach (var stranger in portal.Strangers(one)) Assert.NotEqual(OutcomeKind.Ok, (await stranger.Send(new SendMessage(one.Id, "Hello"))).Kind);
        var (passed, _) = await portal.AtHome();
        Assert.Equal(OutcomeKind.NotFound, (await portal.StaffWrite(passed, "I am still here")).Kind);
        Assert.True((await portal.StaffWrite(passed, "I am your consultant now", CaseScene.Domestic)).IsOk);
        Assert.Empty((await portal.SeenByTalent(one)).Messages);
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused_and_after_the_end_nothing_is_sent()
    {
        var one = await portal.Opened();
        foreach (var (words, why) in new[] { (null, "Message_Missing"), ("  ", "Message_Missing"), (new string('x', Message.WordsMax + 1), "Message_Unfit"), ("a\0b", "Message_Unfit") })
            Assert.Equal(why, (await portal.StaffWrite(one, words)).Errors.Single().Text.Name);
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Family, null, await portal.VersionOf(one)));
        Assert.Equal("Message_CaseEnded", (await portal.StaffWrite(one, "One more thing")).Reason!.Name);
        Assert.Equal("Message_CaseEnded", (await portal.TalentWrites(one, "One more thing")).Reason!.Name);
    }

    [Fact]
    public async Task What_was_sent_is_no_draft_any_more_and_that_of_another_case_stays()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        foreach (var at in new[] { one, other }) await portal.As(CaseScene.Overseas).Get(new SaveDraft(Message.DraftForm, at.Id.ToString(), $$"""{"Words":"for {{at.Id}}"}""", null));
        await portal.StaffWrite(one, "Sent");
        Assert.Null((await portal.As(CaseScene.Overseas).Get(new ReadDraft(Message.DraftForm, one.Id.ToString()))).Content);
        Assert.Contains(other.Id.ToString(), (await portal.As(CaseScene.Overseas).Get(new ReadDraft(Message.DraftForm, other.Id.ToString()))).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_changes_no_version_that_somebody_works_on()
    {
        var one = await portal.Opened();
        var version = await portal.VersionOf(one);
        await portal.Say(one, "Are you there?", ">I am");
        Assert.Equal(version, await portal.VersionOf(one));
        await portal.As(CaseScene.Overseas).Get(new MoveCase(one.Id, "O4", null, version));
    }
}

public sealed class SendMyMessageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_was_typed_on_the_page_of_one_case_is_not_delivered_to_another()
    {
        var talent = (await portal.Opened()).Talent;
        var (here, ended) = (await portal.Scalar<Guid>("select id from cases where talent_user_id = $1", talent.UserId), Guid.NewGuid());
        foreach (var typedFor in new[] { ended, Guid.Empty })
            Assert.Equal("Message_OtherCase", (await portal.As(talent).Send(new SendMyMessage(here, typedFor, "For somebody else"))).Reason!.Name);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from messages where case_id = $1", here));
        Assert.True((await portal.As(talent).Send(new SendMyMessage(here, here, "For you"))).IsOk);
    }

    [Fact]
    public async Task The_talent_writes_at_the_site_of_the_tenant_and_in_no_case_but_their_own()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(one.Talent, "greater-bay").Send(new SendMyMessage(one.Id, one.Id, "Hello"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Mine(one).Send(new SendMyMessage(other.Id, other.Id, "Hello"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new SendMyMessage(one.Id, one.Id, "Hello"))).Kind);
        Assert.True((await portal.TalentWrites(one, "Hello")).IsOk);
        foreach (var (words, why) in new[] { (" ", "Message_Missing"), (new string('x', Message.WordsMax + 1), "Message_Unfit") })
            Assert.Equal(why, (await portal.TalentWrites(one, words)).Errors.Single().Text.Name);
    }
}
