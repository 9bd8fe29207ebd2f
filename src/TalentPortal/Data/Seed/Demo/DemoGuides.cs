using TalentPortal.Features.Guides;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>A guide of one tenant's own, written by one curator and read by another, and a second version that waits for its reader. Invented, and it says so. Seeded once.</summary>
internal static class DemoGuides
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var writer = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator"), Language.Chinese, ct);
        var reader = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator-2"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseOwnGuides(), writer, ct)).Items.Count == 0)
        {
            var draft = Draft("到访前请带上护照或身份证，以及您想咨询的材料。", "Bring your passport or identity card and the papers you want to ask about.");
            var first = await DemoSessions.Send(services, new SaveGuideDraft(null, null, draft, null), writer, ct);
            var shown = (await DemoSessions.Send(services, new ViewOwnGuide(first.GuideId), writer, ct)).Chosen;
            await DemoSessions.Send(services, new SubmitGuide(shown.Id, shown.Version), writer, ct);
            shown = (await DemoSessions.Send(services, new ViewOwnGuide(first.GuideId), reader, ct)).Chosen;
            await DemoSessions.Send(services, new ReviewGuide(shown.Id, true, null, shown.Version), reader, ct);
            shown = (await DemoSessions.Send(services, new ViewOwnGuide(first.GuideId), reader, ct)).Chosen;
            await DemoSessions.Send(services, new ScheduleGuide(shown.Id, null, shown.Version), reader, ct);
            var guide = await DemoSessions.Send(services, new ViewOwnGuide(first.GuideId), writer, ct);
            draft = Draft("到访前请预约，并带上护照或身份证，以及您想咨询的材料。", "Make an appointment first. Bring your passport or identity card and the papers you want to ask about.");
            (draft.NoteZh, draft.NoteEn) = ("改为先预约", "Visits are by appointment now");
            var second = await DemoSessions.Send(services, new SaveGuideDraft(guide.Id, null, draft, guide.Version), writer, ct);
            shown = (await DemoSessions.Send(services, new ViewOwnGuide(second.GuideId, second.Number), writer, ct)).Chosen;
            await DemoSessions.Send(services, new SubmitGuide(shown.Id, shown.Version), writer, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static GuideDraft Draft(string zh, string en) => new()
    {
        Head = new(StringComparer.Ordinal)
        {
            ["key"] = "demo-station-visit", ["kind"] = "answer", ["level"] = "province", ["place"] = "350000", ["audience"] = "returnee, foreigner", ["topics"] = "arrival", ["status"] = "in_force", ["review_on"] = "2027-05-15",
            ["title_zh"] = "到站咨询怎么办（演示）", ["title_en"] = "Visiting the service desk (demonstration)", ["summary_zh"] = "演示内容，虚构：来站咨询前要准备什么。", ["summary_en"] = "Invented, for the demonstration: what to bring when you visit the desk.",
        },
        Parts =
        [
            new() { Id = "what", Zh = "### 先说明\n这是演示站点的示例指南，内容虚构，仅用于展示功能。", En = "### First\nThis is a sample guide of a demonstration site. It is invented and only shows how guides work." },
            new() { Id = "bring", Zh = "### 带什么\n" + zh, En = "### What to bring\n" + en },
            new() { Id = "next", Audience = "foreigner", Zh = "### 接下来\n需要翻译的，请提前告诉您的[顾问](me/consultant)。", En = "### What to do next\nIf you need an interpreter, tell your [consultant](me/consultant) beforehand." },
        ],
    };
}
