using TalentPortal.Features.Corrections;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Features.Helpfulness;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What invented readers found wrong on a demo guide, with one answer, and whether it helped them. Seeded once.</summary>
internal static class DemoCorrections
{
    private const string Tenant = "fujian";
    private const string Page = "guides/demo-station-visit";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var curator = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator"), Language.Chinese, ct);
        var found = await DemoSessions.Send(services, new BrowseOwnCorrections(), curator, ct);
        if (found.Open.Count == 0 && found.Answered.Count == 0)
        {
            var system = CallOrigin.System("demo-seed", tenant) with { Language = Language.Chinese };
            await DemoSessions.Send(services, new EnterCorrection(new ReportCorrection(Page, FaultKind.OutOfDate, "（演示）到站前要不要预约？页面没有写。", "到访前请带上护照或身份证", null), "demo-one"), system, ct);
            var first = (await DemoSessions.Send(services, new BrowseOwnCorrections(), curator, ct)).Open.Single();
            await DemoSessions.Send(services, new AnswerCorrection(
                first.Id, CorrectionOutcome.NotAFault, null, "（演示）到站咨询需要预约吗？", "(Demonstration) Do I need an appointment to visit the desk?",
                "（演示）目前无需预约。改为预约制的新版本正在审核，发布后页面会注明。", "(Demonstration) Not at present. A version that asks for appointments is being reviewed; the page will say so once it is published."), curator, ct);
            await DemoSessions.Send(services, new EnterCorrection(new ReportCorrection(Page, FaultKind.BadTranslation, "(Demonstration) \"Service desk\" and \"station\" seem to be the same place. Please use one word.", null, null), "demo-two"), system with { Language = Language.English }, ct);
            foreach (var helped in new[] { true, true, false, true }) await DemoSessions.Send(services, new EnterHelp(Page, helped), system, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
