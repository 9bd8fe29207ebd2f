using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Conversations;

/// <summary>What the tests about messages share.</summary>
internal static class ConversationScene
{
    /// <summary>The talent writes, on the page of their case.</summary>
    public static Task<Outcome<Done>> TalentWrites(this PortalFixture portal, Opened one, string? words, string? translation = null) => portal.Mine(one).Send(new SendMyMessage(one.Id, one.Id, words, translation));

    public static Task<Outcome<Done>> StaffWrite(this PortalFixture portal, Opened one, string? words, DemoPerson? by = null, string? translation = null) =>
        portal.As(by ?? CaseScene.Overseas).Send(new SendMessage(one.Id, words, translation));

    public static async Task Say(this PortalFixture portal, Opened one, params string[] words)
    {
        foreach (var text in words) Assert.True((text[0] == '>' ? await portal.StaffWrite(one, text[1..]) : await portal.TalentWrites(one, text)).IsOk);
    }

    public static Task<ViewConversationResult> SeenBy(this PortalFixture portal, DemoPerson staff, Opened one, int? from = null) => portal.As(staff).Get(new ViewConversation(one.Id, from));

    public static Task<ViewMyConversationResult> SeenByTalent(this PortalFixture portal, Opened one, int? before = null) => portal.Mine(one).Get(new ViewMyConversation(one.Id, before));

    public static Task<Outcome<Done>> StaffRead(this PortalFixture portal, Opened one, int upTo, DemoPerson? by = null) => portal.As(by ?? CaseScene.Overseas).Send(new ReadMessages(one.Id, upTo));

    public static Task<Outcome<Done>> TalentReads(this PortalFixture portal, Opened one, int upTo) => portal.Mine(one).Send(new ReadMyMessages(one.Id, upTo));

    /// <summary>The domestic consultant hands the case to the campus, which takes it on.</summary>
    public static async Task ToCampus(this PortalFixture portal, Opened one)
    {
        var (_, handOver) = await portal.Offered(one, CaseScene.Domestic, CaseTier.Domestic, CaseTier.Campus);
        await portal.As(CaseScene.Campus).Get(new AcceptHandOver(handOver));
    }
}
