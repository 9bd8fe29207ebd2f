using System.Security.Cryptography;
using System.Text;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>A tenant of the demonstration.</summary>
public sealed record DemoTenant(string Slug, Bilingual Name, Bilingual ShortName, Bilingual Tagline, string Accent, string DivisionCode)
{
    public Guid Id { get; } = DemoPeople.IdOf("tenant:" + Slug);

    /// <summary>Characters of the seal.</summary>
    public string? Mark { get; init; }

    public TenantContact Contact { get; init; } = TenantContact.None;
}

/// <summary>
/// An employer of the demonstration, and the tenants that admit it. The credit codes pass their own check, but the
/// organisation number inside them does not pass its, so that they can be nobody's.
/// </summary>
public sealed record DemoEmployer(string Key, Bilingual Name, EmployerKind Kind, Bilingual About, string DivisionCode, string Industry, string CreditCode, IReadOnlyList<string> AdmittedBy)
{
    public Guid Id { get; } = DemoPeople.IdOf("employer:" + Key);
}

/// <summary>
/// A fixed, invented person: a demo account, and a persona of the tests. Names and addresses belong to nobody
/// (<c>example.org</c> is reserved for examples).
/// </summary>
/// <param name="Tenant">Slug of the tenant where staff work; null for talents, employer members and the platform.</param>
public sealed record DemoPerson(string Key, Bilingual Name, PortalRole? Role, string? Tenant = null, string? Employer = null)
{
    public Guid UserId { get; } = DemoPeople.IdOf("user:" + Key);

    public string Email => Key + "@example.org";

    /// <summary>Language in which this person gets mails.</summary>
    public Language Mails { get; init; } = Language.Chinese;
}

/// <summary>Tenants, employers and people of the demonstration; never seeded outside development.</summary>
public static class DemoPeople
{
    public static IReadOnlyList<DemoTenant> Tenants { get; } =
    [
        new("fujian", new("福建海外人才服务中心", "Fujian Overseas Talent Service"), new("福建海外人才", "Fujian Talent"),
            new("从第一次咨询到安居落定，一路有人负责", "One responsible person at every step, from first question to settled in"), "#0b6b57", "350000") { Mark = "闽", Contact = new("fujian@example.org", "+86 591 0000 0000", new("福州市鼓楼区示例路1号", "1 Example Road, Gulou District, Fuzhou")) },
        new("zhongguancun", new("中关村海外人才驿站", "Zhongguancun Overseas Talent Hub"), new("中关村驿站", "Zhongguancun Hub"),
            new("带着项目回国，这里有实验室、经费和合作伙伴", "Laboratories, funding and partners for people who return with a project"), "#8a2433", "110000") { Mark = "中关", Contact = new("zhongguancun@example.org", null, new("北京市海淀区示例大街2号", "2 Example Street, Haidian District, Beijing")) },
        new("greater-bay", new("深圳大湾区人才服务办公室", "Greater Bay Talent Office, Shenzhen"), new("大湾区人才", "Greater Bay Talent"),
            new("在深圳和大湾区工作生活，先把政策讲清楚", "Work and life in Shenzhen and the Greater Bay, with the rules made plain first"), "#1d4f91", "440300") { Mark = "湾", Contact = new("greater-bay@example.org", "+86 755 0000 0000", Bilingual.Empty) },
    ];

    public static IReadOnlyList<DemoEmployer> Employers { get; } =
    [
        new("rongxin", new("榕芯微电子有限公司（演示）", "Rongxin Microelectronics (demo)"), EmployerKind.TechnologyFirm,
            new("榕芯总部在福州，设计显示驱动芯片和电源管理芯片，并与两所高校共建 Micro-LED 实验室。全公司三百余人，半数从事研发；不少同事从爱尔兰、新加坡和日本回来，日常工作中英文并用。",
                "Rongxin designs display driver and power management chips in Fuzhou and runs a Micro-LED laboratory with two universities. About 300 people, half of them in research and development; colleagues came back from Ireland, Singapore and Japan, and both languages are used every day."), "350100", "chip-design", "91350100MA2DEM001R", ["fujian", "greater-bay"]),
        new("haiyun", new("海蕴生物研究院（演示）", "Haiyun Marine Biotech Institute (demo)"), EmployerKind.ResearchInstitute,
            new("海蕴研究院设在厦门，研究海洋活性物质、海藻资源和海洋酶，拥有两艘科考艇和一个中试基地。欢迎访问研究和短期合作，科研经费独立核算，论文署名按贡献排序。",
                "Haiyun works in Xiamen on marine natural products, algae and marine enzymes, with two research boats and a pilot plant. Visiting and short stays are welcome; research funds are accounted separately and authorship follows contribution."), "350200", "marine-biotechnology", "12350200MA2DEM0027", ["fujian"]),
        new("weiliang", new("未量智能科技有限公司（演示）", "Weiliang Intelligence (demo)"), EmployerKind.TechnologyFirm,
            new("未量智能在中关村研发工业大模型和视觉质检系统，客户多为制造企业。团队四十人，代码评审和技术文档使用英文，周三可居家办公。",
                "Weiliang builds industrial language models and visual inspection systems in Zhongguancun, mostly for manufacturers. A team of forty; code reviews and technical documents are in English, Wednesdays are for working at home."), "110000", "artificial-intelligence", "91110108MA2DEM003M", ["zhongguancun"]),
        new("pengwan", new("鹏湾机器人有限公司（演示）", "Pengwan Robotics (demo)"), EmployerKind.TechnologyFirm,
            new("鹏湾机器人在深圳研发和生产协作机械臂与移动机器人，自有工厂距研发楼步行十分钟。产品销往三十多个国家，研发、供应链和海外业务都在招人。",
                "Pengwan makes collaborative arms and mobile robots in Shenzhen; its own factory is ten minutes on foot from the laboratories. It sells to more than thirty countries and is hiring in development, supply chain and overseas business."), "440300", "robotics", "91440300MA2DEM0040", ["greater-bay"]),
        new("rongjiang", new("榕江智造产业园（演示）", "Rongjiang Innovation Park (demo)"), EmployerKind.IndustrialPark,
            new("榕江智造产业园位于福州，入驻企业六十余家，以芯片、新材料和传感器为主。园区设有共享洁净间、检测平台和人才公寓，为没有专职人事的小企业代为发布职位、接收应聘申请。",
                "Rongjiang Innovation Park in Fuzhou houses some sixty firms, mostly in chips, new materials and sensors. It has a shared clean room, a testing platform and flats for newcomers, and posts positions for small firms that have nobody for hiring."), "350100", "professional-services", "52350100MA2DEM0057", ["fujian"]),
        new("rongju", new("榕居人才公寓（演示）", "Rongju Talent Flats (demo)"), EmployerKind.HousingOperator,
            new("榕居在福州和厦门运营人才公寓，面向新来的博士、工程师和归国人员，配有中英文管家，协助办理住宿登记。",
                "Rongju runs talent flats in Fuzhou and Xiamen for newly arrived doctors, engineers and returnees; staff speak Chinese and English and help with registering the address."), "350100", "professional-services", "91350100MA2DEM008F", ["fujian"]),
    ];

    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("platform-admin", new("平台管理员", "Platform administrator"), PortalRole.PlatformAdministrator),
        .. Tenants.SelectMany(Staff),
        .. Curators(ContentDesk.Slug),
        .. Employers.SelectMany(employer => (DemoPerson[])
        [
            new(employer.Key + "-owner", new("人事负责人", "Head of people"), PortalRole.EmployerOwner, Employer: employer.Key),
            new(employer.Key + "-recruiter", new("招聘专员", "Recruiter"), PortalRole.EmployerRecruiter, Employer: employer.Key),
        ]),
        new("rongxin-interviewer", new("工艺部经理", "Head of process engineering"), PortalRole.EmployerInterviewer, Employer: "rongxin"),
        new("lin-yue", new("林悦", "Lin Yue"), null),
        new("chen-hao", new("陈浩", "Chen Hao"), null),
        new("maria-silva", new("玛丽亚·席尔瓦", "Maria Silva"), null) { Mails = Language.English },
        new("zhao-ming", new("赵明", "Zhao Ming"), null),
        new("gu-lan", new("顾岚", "Gu Lan"), null),
        new("daniel-weber", new("丹尼尔·韦伯", "Daniel Weber"), null) { Mails = Language.English },
        new("he-xin", new("何欣", "He Xin"), null),
        new("priya-nair", new("普丽娅·奈尔", "Priya Nair"), null) { Mails = Language.English },
        new("jiang-yu", new("江雨", "Jiang Yu"), null),
        new("tom-okafor", new("汤姆·奥卡福", "Tom Okafor"), null) { Mails = Language.English },
        new("eva-lindgren", new("伊娃·林德格伦", "Eva Lindgren"), null) { Mails = Language.English },
        new("ruan-mei", new("阮梅", "Ruan Mei"), null),
    ];

    public static DemoPerson Person(string key) => People.Single(person => person.Key == key);

    public static DemoTenant Tenant(string slug) => Tenants.Single(tenant => tenant.Slug == slug);

    public static DemoEmployer Employer(string key) => Employers.Single(employer => employer.Key == key);

    /// <summary>The same id for the same name on every machine, so that demo addresses can be bookmarked.</summary>
    internal static Guid IdOf(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("talentportal-demo:" + name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>Two: nobody publishes what only they have read.</summary>
    private static IEnumerable<DemoPerson> Curators(string tenant) =>
    [
        new(tenant + "-curator", new("内容编辑", "Content curator"), PortalRole.Curator, tenant),
        new(tenant + "-curator-2", new("内容复核编辑", "Second content curator"), PortalRole.Curator, tenant),
    ];

    private static IEnumerable<DemoPerson> Staff(DemoTenant tenant) =>
    [
        new(tenant.Slug + "-overseas", new("海外顾问", "Overseas consultant"), PortalRole.OverseasConsultant, tenant.Slug),
        new(tenant.Slug + "-domestic", new("国内职业顾问", "Domestic career consultant"), PortalRole.DomesticConsultant, tenant.Slug),
        new(tenant.Slug + "-campus", new("校园学生顾问", "Campus student consultant"), PortalRole.CampusConsultant, tenant.Slug),
        new(tenant.Slug + "-lead", new("顾问组长", "Team lead"), PortalRole.TeamLead, tenant.Slug),
        new(tenant.Slug + "-reviewer", new("审核员", "Reviewer"), PortalRole.Reviewer, tenant.Slug),
        new(tenant.Slug + "-compliance", new("合规审核员", "Compliance reviewer"), PortalRole.ComplianceReviewer, tenant.Slug),
        .. Curators(tenant.Slug),
        new(tenant.Slug + "-partner", new("合作协会联络人", "Association partner"), PortalRole.AssociationPartner, tenant.Slug),
        new(tenant.Slug + "-admin", new("机构管理员", "Tenant administrator"), PortalRole.TenantAdministrator, tenant.Slug),
    ];
}
