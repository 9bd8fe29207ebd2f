using System.Web;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Family;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Family;

/// <summary>Two people who are partners, or about to be.</summary>
internal static class FamilyScene
{
    public const string Words = "I agree that my account is linked.";

    public static InvitePartner Invitation(string email, string? name = "Ana of Porto") => new(email, name, true, Words);

    public static AcceptPartner Acceptance(string? token, string? name = "Rui of Porto") => new(token, name, true, Words);

    public static SaveWishes Wishes(bool work = true, bool cities = true) => new(work, "chip-design", WorkLevel.Senior, "Fuzhou, Xiamen", new DateOnly(2027, 9, 1), cities, "Fuzhou");

    /// <summary>Invites an address and returns the secret of the mailed link.</summary>
    public static async Task<string> InvitedBy(this PortalFixture portal, DemoPerson person, string email)
    {
        await portal.As(person).Get(Invitation(email));
        return Secret((await portal.Mails(email))[0].Link!);
    }

    public static string Secret(string link) => HttpUtility.ParseQueryString(new Uri(link).Query)["token"]!;

    /// <summary>One invited, the other accepted; the first has not said that it was them.</summary>
    public static async Task<(DemoPerson Ana, DemoPerson Rui)> Answered(this PortalFixture portal, DemoPerson? ana = null)
    {
        var (one, other) = (ana ?? await portal.NewPerson(), await portal.NewPerson());
        await portal.As(other).Get(Acceptance(await portal.InvitedBy(one, other.Email)));
        return (one, other);
    }

    /// <summary>Two linked partners; nothing is open.</summary>
    public static async Task<(DemoPerson Ana, DemoPerson Rui)> Linked(this PortalFixture portal, DemoPerson? ana = null)
    {
        var pair = await portal.Answered(ana);
        await portal.As(pair.Ana).Get(new ConfirmPartner());
        return pair;
    }

    public static Task<ViewMyFamilyResult> Family(this PortalFixture portal, DemoPerson person) => portal.As(person).Get(new ViewMyFamily());

    /// <summary>What the database itself shows of another person's wishes, past all C#.</summary>
    public static async Task<long> WishesShown(this PortalFixture portal, DemoPerson reader, DemoPerson owner)
    {
        await using var connection = await portal.OpenAsApp(user: reader.UserId);
        await using var command = new Npgsql.NpgsqlCommand("select count(*) from family_wishes where user_id = $1", connection) { Parameters = { new() { Value = owner.UserId } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
