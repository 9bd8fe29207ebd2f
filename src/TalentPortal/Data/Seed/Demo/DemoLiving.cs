using System.Globalization;
using TalentPortal.Features.Living;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Invented services at one tenant of the demonstration. None of them exists. Seeded once.</summary>
internal static class DemoLiving
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var keeper = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseOwnServices(), keeper, ct)).Items.Count == 0)
        {
            var today = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
            foreach (var draft in Services(today)) await DemoSessions.Send(services, new SaveService(null, draft, true, null), keeper, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static IEnumerable<ServiceDraft> Services(DateOnly today) =>
    [
        Of("Community", "350100", "榕城新友会（虚构）", "Newcomers of Rongcheng (invented)", "刚到福州的家庭周末一起喝茶、认路、交换经验。", "Families new to Fuzhou meet at weekends for tea, find their way and share what they learned.", "Sa-Su 14:00-18:00", "zh, en", today.AddDays(-20)),
        Of("SpouseSupport", "350100", "随行配偶就业角（虚构）", "Partners' career corner (invented)", "每周二为随行配偶看履历、介绍用人单位、说明工作许可。", "On Tuesdays: resumes looked at, employers introduced, work permits explained for partners who came along.", "Tu 09:30-11:30,14:00-16:30", "zh, en, fr", today.AddDays(-200)),
        Of("Sim", "350200", "鹭岛通信服务点（虚构）", "Egret Island phone counter (invented)", "凭护照当面办理手机卡，可用英文。", "SIM cards in person with a passport; English is spoken.", "Mo-Fr 09:00-18:00; Sa 10:00-16:00", "zh, en", null),
    ];

    private static ServiceDraft Of(string kind, string place, string zh, string en, string textZh, string textEn, string hours, string languages, DateOnly? checkedOn) => new(
        kind, place, zh, en, textZh, textEn, "+86 591 0000 0000", hours, languages, "https://www.example.org/", "示例机构（虚构）", "Example organisation (invented)", checkedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
