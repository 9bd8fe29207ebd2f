using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ArrivalPlans;

/// <summary>What the tests about day plans share.</summary>
internal static class ArrivalScene
{
    public const string Title = "Fetch the keys";
    public const string Where = "Xue Yuan Road 2";

    public static MakeArrivalPlan Making(this PortalFixture portal, Opened one, int days = 10, ArrivalAudience audience = ArrivalAudience.Foreigner, bool withChildren = false) => new(one.Id, portal.Today().AddDays(days), audience, withChildren);

    /// <summary>A case of the domestic consultant with a day plan; the arrival is so many days from now.</summary>
    public static async Task<Opened> Arriving(this PortalFixture portal, int days = 10, ArrivalAudience audience = ArrivalAudience.Foreigner, bool withChildren = false)
    {
        var (one, _) = await portal.AtHome();
        await portal.As(CaseScene.Domestic).Get(portal.Making(one, days, audience, withChildren));
        return one;
    }

    /// <summary>The same on the campus.</summary>
    public static async Task<Opened> ArrivingOnCampus(this PortalFixture portal, int days = 10)
    {
        var (one, _) = await portal.OnCampus();
        await portal.As(CaseScene.Campus).Get(portal.Making(one, days));
        return one;
    }

    public static async Task<ViewArrivalPlanResult> PlanOf(this PortalFixture portal, Opened one, DemoPerson? by = null) => await portal.As(by ?? CaseScene.Domestic).Get(new ViewArrivalPlan(one.Id));

    public static async Task<OpenArrivalItem> ItemOf(this PortalFixture portal, Opened one, string line, DemoPerson? by = null) => (await portal.PlanOf(one, by)).Items.Single(item => item.Line?.Code == line);

    public static SaveArrivalItem Adding(this PortalFixture portal, Opened one, int days = 10) => new(one.Id, null, null, Title, portal.Today().AddDays(days), "14:30", ArrivalTime.AnyTime, ArrivalParty.Both, Where, ["passport"]);

    /// <summary>What is sent to change an item and nothing of it.</summary>
    public static SaveArrivalItem Changing(Opened one, OpenArrivalItem item) =>
        new(one.Id, item.Id, item.Title.Zh, item.Title.En, item.On, null, item.Time, item.Party, item.Where.En, item.Papers, item.Version);

    public static Task<Outcome<Done>> Marked(this PortalFixture portal, OpenArrivalItem item, DemoPerson? by = null, bool isDone = true) => portal.As(by ?? CaseScene.Domestic).Send(new MarkArrivalItem(item.Id, isDone));
}
