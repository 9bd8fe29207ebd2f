using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.ReturnPlans;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>A return plan that one of the demonstration's talents kept and shared. Who has one already is left alone.</summary>
internal static class DemoReturnPlans
{
    private const string Person = "lin-yue";
    private const int SharedDays = 90;

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var (site, person) = (await DemoTalents.At(services, "fujian", ct), DemoPeople.Person(Person));
        var found = false;
        await DemoSessions.InScope(services, null, async db => found = await db.SavedPlans.AnyAsync(p => p.UserId == person.UserId, ct), ct, onBehalfOf: person.UserId);
        if (!found)
        {
            var talent = await DemoSessions.SignIn(services, site, person, Language.Chinese, ct);
            var fields = new Dictionary<string, IReadOnlyList<string>> { ["city"] = ["fuzhou", "xiamen", "shanghai"], ["salary"] = ["420000"], ["bonus"] = ["60000"], ["children"] = ["1"], ["home"] = ["rent"], ["q-degree"] = ["doctorate"] };
            var kept = await DemoSessions.Send(services, new SaveReturnPlan("福州、厦门还是上海", fields), talent, ct);
            await DemoSessions.Send(services, new ShareReturnPlan(kept.Id, SharedDays), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
