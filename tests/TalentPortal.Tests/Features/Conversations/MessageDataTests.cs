using TalentPortal.Features.Cases;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Conversations;

/// <summary>What a person takes along of their messages, what is left once they are erased, and for how long they are kept.</summary>
public sealed class MessageDataTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_export_holds_every_word_of_both_sides_and_none_of_others()
    {
        var (one, other) = (await portal.Opened(), await portal.Opened());
        await portal.Say(one, "What I asked", ">What was answered");
        await portal.StaffWrite(one, "In two languages", translation: "两种语言");
        await portal.Say(other, "About somebody else");
        var text = System.Text.Encoding.UTF8.GetString((await portal.As(one.Talent, "greater-bay").Get(new ExportMyData())).Json);
        foreach (var own in new[] { "What I asked", "What was answered", "In two languages", "两种语言" }) Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.DoesNotContain("About somebody else", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_takes_the_messages_at_every_tenant_and_nothing_of_others()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var (here, there, other) = (await portal.Opened(talent: talent), await portal.Opened("greater-bay", talent), await portal.Opened());
        foreach (var one in new[] { here, there, other }) Assert.True((await portal.TalentWrites(one, "Hello")).IsOk);
        await portal.As(talent, "zhongguancun").Get(new EraseMyData(TalentScene.Password));
        foreach (var table in new[] { "messages", "conversations" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where talent_user_id = $1", talent.UserId));
        Assert.Single((await portal.SeenBy(CaseScene.Overseas, other)).Messages);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewConversation(here.Id))).Kind);
    }

    [Fact]
    public async Task They_go_with_their_case_three_years_after_its_end()
    {
        var (old, young) = (await portal.Opened(), await portal.Opened());
        await portal.Say(old, "Hello");
        await portal.Say(young, "Hello");
        await portal.Run("update cases set closed_at = now() - interval '37 months' where id = $1", old.Id);
        await portal.Run("update cases set closed_at = now() - interval '35 months' where id = $1", young.Id);
        await portal.AsSystem().Get(new PurgeCases());
        Assert.Equal(young.Id, await portal.Scalar<Guid>("select case_id from messages where case_id = any($1)", new[] { old.Id, young.Id }));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from conversations where id = any($1)", new[] { old.Id, young.Id }));
    }
}
