using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Parks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// A park of the demonstration with a member that has an account, one that has none, one that is asked and one that waits for staff,
/// and positions that it posts for the first two. Employers, accounts and postings come before; a second run adds nothing.
/// </summary>
public static class DemoParks
{
    private const string Park = "rongjiang";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = (await services.GetRequiredService<TenantDirectory>().BySlug("fujian", ct))!;
        var known = false;
        await DemoSessions.InScope(services, tenant, async db => known = await db.ParkMemberships.AnyAsync(m => m.TenantId == tenant.Id, ct), ct);
        if (known) return;

        Task<CallOrigin> SignIn(string person) => DemoSessions.SignIn(services, tenant, DemoPeople.Person(person), Language.Chinese, ct);
        var course = new DemoClock.Course(60);
        course.Pass(0);
        var owner = await SignIn(Park + "-owner");
        var rongxin = await DemoSessions.Send(services, new InviteParkMember(DemoPeople.Employer("rongxin").CreditCode, Vouch: false), owner, ct);
        var wangchao = await DemoSessions.Send(services, new ListParkMember("望潮新材料有限公司（演示）", "Wangchao New Materials (demo)", "91350100MA2DEM0069", Vouch: true), owner, ct);
        course.Pass(1);
        await DemoSessions.Send(services, new AnswerParkInvitation(rongxin.MembershipId, Agree: true), await SignIn("rongxin-owner"), ct);
        var reviewer = await SignIn("fujian-reviewer");
        var claim = (await DemoSessions.Send(services, new BrowseParkClaims(), reviewer, ct)).Waiting.Single(row => row.MembershipId == wangchao.MembershipId);
        await DemoSessions.Send(services, new ConfirmParkMember(claim.MembershipId, Confirm: true, claim.Version), reviewer, ct);

        course.Pass(42);
        foreach (var (member, fields) in Positions(DemoPeople.Employer("rongxin").Id, claim.MemberId))
        {
            var posted = await DemoSessions.Send(services, new PostJob(fields, Submit: true, member), await SignIn(Park + "-recruiter"), ct);
            reviewer = await SignIn("fujian-reviewer");
            var seen = await DemoSessions.Send(services, new ViewReview(posted.JobId), reviewer, ct);
            await DemoSessions.Send(services, new ReviewJob(posted.JobId, Publish: true, null, null, seen.Version), reviewer, ct);
        }

        course.Pass(14);
        owner = await SignIn(Park + "-owner");
        await DemoSessions.Send(services, new InviteParkMember(DemoPeople.Employer("haiyun").CreditCode, Vouch: false), owner, ct);
        await DemoSessions.Send(services, new ListParkMember("闽屿传感科技有限公司（演示）", "Minyu Sensors (demo)", "91350100MA2DEM007C", Vouch: true), owner, ct);
        await DemoSessions.End(services, ct);
    }

    private static IEnumerable<(Guid Member, JobFields Fields)> Positions(Guid rongxin, Guid wangchao) =>
    [
        (wangchao, new()
        {
            TitleZh = "高分子材料研发工程师", TitleEn = "Polymer development engineer", DivisionCode = "350100", IndustryCode = "new-materials", DegreeCode = "master", PayMin = "240000", PayMax = "380000", Headcount = "1", Reference = "RJ-01",
            DescriptionZh = "开发柔性显示用的封装胶和光学膜。\n\n## 工作内容\n\n- 配方设计、小试和中试放大\n- 与园区检测平台一起完成可靠性测试\n\n## 任职要求\n\n- 高分子、材料或化学专业硕士\n- 有光学胶或涂布经验者优先",
            DescriptionEn = "Develops encapsulants and optical films for flexible displays.\n\n## What you will do\n\n- Formulation, bench work and scaling up\n- Reliability tests together with the park's testing platform\n\n## What we look for\n\n- A master's degree in polymers, materials or chemistry\n- Experience with optical adhesives or coating is welcome",
        }),
        (rongxin, new()
        {
            TitleZh = "洁净间工艺技术员", TitleEn = "Clean room process technician", DivisionCode = "350100", IndustryCode = "chip-design", DegreeCode = "associate", PayMin = "120000", PayMax = "180000", Headcount = "2", Reference = "RJ-02",
            DescriptionZh = "在园区共享洁净间维护曝光和刻蚀设备，记录工艺参数。\n\n## 任职要求\n\n- 微电子或机电相关专业大专及以上\n- 能适应洁净间着装和轮班",
            DescriptionEn = "Looks after exposure and etching tools in the park's shared clean room and records process parameters.\n\n## What we look for\n\n- A college degree in microelectronics or mechatronics\n- Clean room clothing and shifts are no obstacle",
        }),
    ];
}
