using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What the tests about the time of the campus share.</summary>
internal static class CampusTimeScene
{
    /// <summary>A case of the campus whose talent arrived today.</summary>
    public static Task<Opened> JustArrived(this PortalFixture portal) => portal.CampusCase("L2");

    /// <summary>From when on the campus sees a case no more.</summary>
    public static async Task<DateTimeOffset> CampusUntil(this PortalFixture portal, Opened one) => new(await portal.Scalar<DateTime>("select campus_until from cases where id = $1", one.Id), TimeSpan.Zero);

    /// <summary>Moves the clock to a moment before or after the end.</summary>
    public static async Task GoToEnd(this PortalFixture portal, Opened one, TimeSpan after) => portal.Clock.Advance(await portal.CampusUntil(one) - portal.Clock.GetUtcNow() + after);

    public static async Task<EndCampusTimeResult> EndCampusTime(this PortalFixture portal) => await portal.AsSystem().Get(new EndCampusTime());
}
