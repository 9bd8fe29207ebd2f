using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.ReturnTimelines;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnTimelines;

/// <summary>What the tests about return timelines start from.</summary>
internal static class TimelineScene
{
    /// <summary>A start in ten months, which can be kept.</summary>
    public static SaveTimeline Choosing(this PortalFixture portal, uint? version = null, params IReadOnlyList<string> routes)
    {
        var start = portal.Today().AddDays(300);
        return new(start, start.AddDays(-10), routes.Count == 0 ? ["returnee"] : routes, "2027-07", "AU", version);
    }

    public static async Task<ViewTimelineResult> Timeline(this PortalFixture portal, DemoPerson person) => await portal.As(person).Get(new ViewTimeline());

    public static async Task<DemoPerson> WithTimeline(this PortalFixture portal, DemoPerson person)
    {
        await portal.As(person).Get(portal.Choosing());
        return person;
    }
}
