using TalentPortal.Features.Jobs;
using TalentPortal.Features.Reports;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What two invented visitors reported of one invented position of the demonstration. Seeded once.</summary>
internal static class DemoReports
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var reviewer = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == PortalRole.Reviewer), Language.Chinese, ct);
        var found = await DemoSessions.Send(services, new BrowseReports(), reviewer, ct);
        if (found.Items.Count == 0 && found.Decided.Count == 0)
        {
            var listed = await DemoSessions.Send(services, new BrowseJobs(Employer: DemoPeople.Employer("rongxin").Id.ToString()), new CallOrigin(tenant, Language.Chinese), ct);
            var job = listed.Rows[0].Id;
            await Enter(new ReportJob(job, ReportReason.FilledOrGhost, "（演示）打电话过去，对方说这个岗位上个月已经招满。", null), "demo-one");
            await Enter(new ReportJob(job, ReportReason.MisleadingPay, "(Demonstration) In the first talk the pay was half of what stands here.", null), "demo-two");
        }

        await DemoSessions.End(services, ct);

        Task Enter(ReportJob report, string network) => DemoSessions.Send(services, new EnterReport(report, null, network), CallOrigin.System("demo-seed", tenant), ct);
    }
}
