using TalentPortal.Features.LinkChecks;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Findings of the watch over links at one tenant, as if its addresses had been visited. None was: the demonstration asks nobody's server. Seeded once.</summary>
internal static class DemoLinkChecks
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var watch = CallOrigin.System("demo-seed", tenant);
        var due = (await DemoSessions.Send(services, new CollectLinks(), watch, ct)).Due;
        if (due.Count == 0) return;
        var (first, others) = (due[0], due.Skip(1).ToList());
        await See(first, Page(first, "服务时间：周一至周五 9:00–17:00（演示）\n预约电话：+86 591 0000 0000（演示）"));
        await See(first, Page(first, "服务时间：周一至周五 9:00–16:30，自XX年X月X日起（演示）\n预约电话：+86 591 0000 0000（演示）"));
        if (others.Count > 0) await See(others[0], SeenPage.Answered(404, others[0].Address));
        if (others.Count > 1) await See(others[1], Page(others[1], "页面不存在（演示）"));
        var keeper = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator"), Language.Chinese, ct);
        var found = await DemoSessions.Send(services, new BrowseFindings(), keeper, ct);
        if (found.Items.FirstOrDefault(item => item.Kind == FindingKind.Changed) is { } changed)
        {
            var shown = await DemoSessions.Send(services, new ViewFinding(changed.Id), keeper, ct);
            await DemoSessions.Send(services, new TakeFinding(shown.Id, false, shown.Version), keeper, ct);
        }

        await DemoSessions.End(services, ct);

        async Task See(CollectLinksResult.Item link, SeenPage seen) => await DemoSessions.Send(services, new RecordVisit(link.LinkId, seen), watch, ct);

        SeenPage Page(CollectLinksResult.Item link, string text) => new(200, null, link.Address, "演示", text, 3, 10, text.Length);
    }
}
