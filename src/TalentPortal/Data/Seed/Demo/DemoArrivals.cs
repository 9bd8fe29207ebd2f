using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Two day plans of the demonstration: one under way on the campus, half of it done, and one that is prepared. Seeded once.</summary>
internal static class DemoArrivals
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var today = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (await Make(services, tenant, "tom-okafor", CaseTier.Campus, today.AddDays(-3), true, ct) is not { } one) return;
        var campus = await Staff(services, tenant, CaseTier.Campus, ct);
        foreach (var item in (await DemoSessions.Send(services, new ViewArrivalPlan(one), campus, ct)).Items.Where(item => item.On < today.AddDays(-1))) await DemoSessions.Send(services, new MarkArrivalItem(item.Id, true), campus, ct);
        await DemoSessions.Send(services, new SaveArrivalItem(one, null, "去人才公寓取备用钥匙", "Fetch the spare keys at the talent apartments", today.AddDays(2), "14:30", ArrivalTime.Afternoon, ArrivalParty.Both, "示例人才公寓前台（演示）", ["passport"]), campus, ct);
        await Make(services, tenant, "priya-nair", CaseTier.Domestic, today.AddDays(24), false, ct);
        await DemoSessions.End(services, ct);
    }

    /// <summary>Null where there is a plan already, or no such case.</summary>
    private static async Task<Guid?> Make(IServiceProvider services, TenantRef tenant, string key, CaseTier tier, DateOnly arriveOn, bool withChildren, CancellationToken ct)
    {
        var talent = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(key), DemoPeople.Person(key).Mails, ct);
        if ((await DemoSessions.Send(services, new BrowseMyCases(), talent, ct)).Items.FirstOrDefault(item => item.Tenant.Slug == Tenant) is not { } one) return null;
        if ((await DemoSessions.Send(services, new ViewMyArrivalPlan(one.Id), talent, ct)).ArriveOn is not null) return null;
        await DemoSessions.Send(services, new MakeArrivalPlan(one.Id, arriveOn, ArrivalAudience.Foreigner, withChildren), await Staff(services, tenant, tier, ct), ct);
        return one.Id;
    }

    private static Task<CallOrigin> Staff(IServiceProvider services, TenantRef tenant, CaseTier tier, CancellationToken ct) =>
        DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == tier.Role()), Language.Chinese, ct);
}
