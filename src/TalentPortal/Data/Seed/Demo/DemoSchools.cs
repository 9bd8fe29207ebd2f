using System.Globalization;
using TalentPortal.Features.Schools;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Invented schools at one tenant of the demonstration, one for each stage and kind. No such school exists. Seeded once.</summary>
internal static class DemoSchools
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var person = DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == PortalRole.TenantAdministrator);
        var keeper = await DemoSessions.SignIn(services, tenant, person, Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseOwnSchools(), keeper, ct)).Items.Count == 0)
        {
            var today = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
            foreach (var draft in Schools(today)) await DemoSessions.Send(services, new SaveSchool(null, draft, true, null), keeper, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static IEnumerable<SchoolDraft> Schools(DateOnly today)
    {
        var open = Window(today, -20, 40, 100);
        var later = Window(today, 43, 100, 160);
        var over = Window(today, -120, -60, 10);
        yield return Of(today, "榕荫托育园（虚构）", "Banyan Nursery (invented)", "Private", "350100", "鼓楼区", "Gulou District", 1, 2, "zh,en", "Other", open, 30_000, 42_000, "含午餐、点心和保育", "Lunch, snacks and care included", "", "birth,vaccination", "Open", 10);
        yield return Of(today, "闽江示例幼儿园（虚构）", "Minjiang Example Kindergarten (invented)", "Public", "350100", "台江区", "Taijiang District", 3, 5, "zh", "National", later, 6_000, 9_000, "含餐费", "Meals included", "MainlandCitizen,Taiwan", "birth,vaccination,identity", "WaitingList", 15);
        yield return Of(today, "海风双语幼儿园（虚构）", "Sea Breeze Bilingual Kindergarten (invented)", "Bilingual", "350200", "思明区", "Siming District", 2, 5, "zh,en", "Other", open, 60_000, 78_000, "含餐费和校车", "Meals and school bus included", "", "birth,vaccination,photo", "Open", 4);
        yield return Of(today, "茉莉示例小学（虚构）", "Jasmine Example Primary School (invented)", "Public", "350100", "鼓楼区", "Gulou District", 6, 11, "zh", "National", later, 0, null, "义务教育免学费", "No tuition in compulsory schooling", "MainlandCitizen,HongKongMacao,Taiwan,Foreigner", "birth,vaccination,identity", "Unknown", null);
        yield return Of(today, "榕城示例双语学校（虚构）", "Rongcheng Example Bilingual School (invented)", "Bilingual", "350100", "仓山区", "Cangshan District", 6, 14, "zh,en", "National,Baccalaureate", open, 89_000, 109_000, "含课本，不含校车", "Textbooks included, bus not", "", "birth,vaccination,transcript,photo", "WaitingList", 8);
        yield return Of(today, "鹭岛示例国际学校（虚构）", "Egret Island Example International School (invented)", "ForeignPersonnel", "350200", "湖里区", "Huli District", 3, 17, "en", "Baccalaureate", over, 150_000, 190_000, "含课本和课外活动", "Textbooks and activities included", "HongKongMacao,Taiwan,Foreigner", "passport,birth,vaccination,transcript", "Full", 30);
        yield return Of(today, "泉州示例中学（虚构）", "Quanzhou Example Secondary School (invented)", "Public", "350500", "丰泽区", "Fengze District", 12, 17, "zh", "National", later, 0, 1_600, "高中每学期另收学费", "Senior years pay tuition each term", "MainlandCitizen,HongKongMacao,Taiwan", "identity,transcript", "Unknown", null);
        yield return Of(today, "武夷示例高中国际部（虚构）", "Wuyi Example High School, international division (invented)", "International", "350100", "晋安区", "Jin'an District", 15, 17, "zh,en", "British", open, 80_000, 95_000, "含课本", "Textbooks included", "", "transcript,identity,photo", "Open", 200)
            with { VerifiedOn = Day(today.AddDays(-200)) };
    }

    private static SchoolDraft Of(
        DateOnly today, string zh, string en, string kind, string city, string districtZh, string districtEn, int from, int to, string languages, string curricula, string windows, int? feeFrom, int? feeTo, string feeZh, string feeEn, string admits,
        string documents, string waiting, int? askedDaysAgo) => new(
            zh, en, kind, city, districtZh, districtEn, Text(from), Text(to), languages, curricula, windows, Text(feeFrom), Text(feeTo), feeZh, feeEn, admits, "以学校当年招生简章为准", "As the school's notice of the year says", documents, null,
            waiting, askedDaysAgo is { } days ? Day(today.AddDays(-days)) : null, "演示数据，虚构 / demonstration data, invented", Day(today.AddDays(-10)), "Low");

    private static string Window(DateOnly today, int from, int to, int begins) => string.Join('/', Day(today.AddDays(from)), Day(today.AddDays(to)), Day(today.AddDays(begins)));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
