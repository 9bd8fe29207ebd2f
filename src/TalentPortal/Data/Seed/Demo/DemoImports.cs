using System.Text;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Two files of invented postings at one tenant of the demonstration: an employer's that was looked at, and one of the tenant whose columns nobody has named yet. Seeded once.</summary>
internal static class DemoImports
{
    private const string Tenant = "fujian";

    private const string OfEmployer =
        """
        职位编号,职位名称,职位描述,工作地点,行业,用工类型,学历,薪资,招聘人数
        RX-2026-101,模拟电路设计工程师（演示）,负责电源管理芯片的模拟电路设计与验证。,福州,芯片设计,全职,硕士及以上,35-55万/年,2
        RX-2026-102,封装工艺工程师（演示）,负责先进封装工艺的开发与良率提升。,厦门,封装与测试,全职,本科及以上,25-40万/年,1
        RX-2026-103,器件可靠性顾问（演示）,按项目参与功率器件的可靠性评估。,福州,化合物半导体,项目制,博士,面议,1
        RX-2026-104,版图工程师（演示）,负责显示驱动芯片的版图设计。,福州,芯片行业,全职,本科及以上,20-30万,1
        """;

    private const string OfTenant =
        """
        用人单位,编号,岗位,说明,城市,领域,待遇
        闽海示例研究院（虚构）,MH-01,海洋生物技术研究员（演示）,开展海洋活性物质的发现与评价研究。,厦门,海洋生物技术,40万/年
        鹭江示例光电（虚构）,LJ-07,Micro-LED 工艺工程师（演示）,负责巨量转移工艺的开发。,厦门,Mini/Micro-LED,30-45万/年
        """;

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var recruiter = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Employer == "rongxin" && person.Role == PortalRole.EmployerRecruiter), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseImports(), recruiter, ct)).Rows.Count == 0)
        {
            var id = await DemoSessions.Send(services, new UploadImport("rongxin-2026.csv", Encoding.UTF8.GetBytes(OfEmployer)), recruiter, ct);
            await DemoSessions.Send(services, new CheckImport(id, (await DemoSessions.Send(services, new ViewImport(id), recruiter, ct)).Map, ImportGoal.Review), recruiter, ct);
            await DemoSessions.Send(services, new ContinueImport(id), CallOrigin.System("demo-seed", tenant), ct);
            var reviewer = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == PortalRole.Reviewer), Language.Chinese, ct);
            await DemoSessions.Send(services, new UploadImport("conference.csv", Encoding.UTF8.GetBytes(OfTenant)), reviewer, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
