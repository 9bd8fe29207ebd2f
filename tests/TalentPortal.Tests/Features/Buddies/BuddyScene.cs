using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Buddies;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.CampusHours;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Buddies;

/// <summary>What the tests about buddies share.</summary>
internal static class BuddyScene
{
    public static SaveBuddyCard Card(uint? version = null) =>
        new(["ru:Fluent", "zh:Fluent"], "Fuzhou", "chip-design", ["RU"], [], [BuddyInterest.Music, BuddyInterest.Nature], BuddyGender.Woman, 3, 1, true, version);

    public static SaveBuddyWish Wish(Guid id, uint? version = null) =>
        new(id, true, Enum.GetValues<BuddyField>(), ["ru:Fluent", "en:Good"], "福州", "chip-design", ["RU"], [BuddyHelp.Children], [BuddyInterest.Music], null, version);

    /// <summary>A student who offers themselves, as <see cref="Card"/> says.</summary>
    public static async Task<(DemoPerson Person, Guid Membership)> Buddy(this PortalFixture portal, SaveBuddyCard? card = null)
    {
        var student = await portal.NewStudent();
        await portal.As(student.Person).Get(card ?? Card());
        return student;
    }

    /// <summary>A case of the domestic consultant whose talent wants a buddy.</summary>
    public static async Task<Opened> Wishing(this PortalFixture portal, SaveBuddyWish? wish = null)
    {
        var (one, _) = await portal.AtHome();
        await portal.Mine(one).Get((wish ?? Wish(one.Id)) with { Id = one.Id });
        return one;
    }

    /// <summary>A case, a student who fits, and the proposal to them.</summary>
    public static async Task<(Opened Case, DemoPerson Student, Guid Id)> ProposedBuddy(this PortalFixture portal)
    {
        var ((student, membership), one) = (await portal.Buddy(), await portal.Wishing());
        return (one, student, (await portal.As(CaseScene.Domestic).Get(new ProposeBuddy(one.Id, membership))).ProposalId);
    }

    public static async Task<Outcome<Done>> AnswerBuddy(this PortalFixture portal, DemoPerson student, Guid id, bool accept, string? reason = null) =>
        await portal.As(student).Send(new AnswerBuddy(id, accept, reason, await portal.BuddyVersion(id)));

    public static Task<uint> BuddyVersion(this PortalFixture portal, Guid id) => portal.Scalar<uint>("select xmin from buddy_proposals where id = $1", id);

    public static Task<string?> BuddyState(this PortalFixture portal, Guid id) => portal.Scalar<string>("select state from buddy_proposals where id = $1", id);

    public static Task<uint> WishVersion(this PortalFixture portal, Opened one) => portal.Scalar<uint>("select xmin from buddy_wishes where id = $1", one.Id);

    public static async Task<IReadOnlyList<Guid>> Ranked(this PortalFixture portal, Opened one) => [.. (await portal.As(CaseScene.Domestic).Get(new ViewBuddies(one.Id))).Candidates.Select(candidate => candidate.MembershipId)];
}
