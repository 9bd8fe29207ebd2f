using TalentPortal.Features.Rules;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>A rule of one tenant's own, with persons made up for it, that waits for its reader: it computes for nobody. Invented, and it says so. Seeded once.</summary>
internal static class DemoRules
{
    private const string Tenant = "fujian";
    private const string Code = "demo.arrival-allowance";

    private const string Document = """
        {"schema":1,"code":"demo.arrival-allowance","kind":"eligibility","title":{"zh":"到站交通补助（演示）","en":"Travel allowance on arrival (demonstration)"},"level":"province","place":"350000","from":"2026-01-01",
         "topics":["arrival"],"when":{"all":[{"fact":"age","le":45},{"fact":"degree","ge":"bachelor"},{"fact":"first_return","is":true}]},
         "warn":[{"say":{"zh":"演示内容，虚构。","en":"Invented, for the demonstration."}}],
         "benefit":{"kind":"service","title":{"zh":"交通补助","en":"Travel allowance"},"amount":500}}
        """;

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var writer = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(Tenant + "-curator"), Language.Chinese, ct);
        if (!(await DemoSessions.Send(services, new BrowseOwnRules(Code), writer, ct)).Items.Any(item => item.IsOwn))
        {
            var draft = await DemoSessions.Send(services, new SaveRuleDraft(null, null, Code, Document, null, null), writer, ct);
            foreach (var person in Persons()) await DemoSessions.Send(services, new SaveRulePerson(draft.RuleId, null, person, null), writer, ct);
            var seen = (await DemoSessions.Send(services, new ViewOwnRule(Code), writer, ct)).Chosen!;
            await DemoSessions.Send(services, new SubmitRule(seen.Id, seen.Version), writer, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static IEnumerable<RulePersonDraft> Persons() =>
    [
        Person("graduate", "应届硕士", "A new master", "28", "master", "true", Verdict.Met), Person("older", "年长教授", "An older professor", "58", "doctorate", "true", Verdict.NotMet),
        Person("no-degree", "没有学士学位", "Without a bachelor’s degree", "25", "none", "true", Verdict.NotMet), Person("again", "再次回国", "Back for the second time", "33", "doctorate", "false", Verdict.NotMet),
    ];

    private static RulePersonDraft Person(string code, string zh, string en, string age, string degree, string first, Verdict expect) => new()
    {
        Code = code, NameZh = zh, NameEn = en, On = "2026-06-01", Expect = expect, Facts = { ["age"] = age, ["degree"] = degree, ["first_return"] = first },
    };
}
