using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent on a phone without scripts asks, and is taken along by three consultants: overseas, domestic, campus. Each
/// hand-over shows the talent what goes along; each receiver sees what is theirs to see; all read one timeline.
/// </summary>
public sealed class CaseJourneyTests : BrowserTest
{
    private const string Summary = "显示驱动芯片八年，明年三月可到岗。";
    private const string Flight = "MF812，3月2日";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_case_goes_from_abroad_to_the_campus_and_its_talent_sees_every_step(string language)
    {
        var email = $"journey-{language}@example.org";
        await using var talent = await Browser.Visit(scripts: false, width: 390, height: 844);
        await using var overseas = await Browser.Visit("fujian-overseas");
        await using var domestic = await Browser.Visit("fujian-domestic");
        await using var campus = await Browser.Visit("fujian-campus");
        await using var reviewer = await Browser.Visit("fujian-compliance");

        var steps = new CaseSteps(Portal, language, language);
        await steps.Ask(talent, email);
        var id = await steps.Take(overseas, talent);
        await steps.Work(overseas, id);
        await steps.Clear(talent, reviewer, id);
        await overseas.Go($"/fujian/{language}/overseas/cases/{id}");
        await steps.HandOver(overseas, "overseas", id, new()
        {
            ["summary"] = Summary, ["needs"] = "厦门或福州，配偶需工作。", ["track"] = "留学回国", ["consents"] = "顾问服务", ["contact"] = "微信，晚上", ["risks"] = "无",
        });
        await Agrees(talent, language, id);
        await steps.Accept(domestic, "domestic", id, Summary);
        await LooksOn(overseas, language, id);

        await steps.Do(domestic, "Move", ("a.Stage", "D9"), ("a.Reason", null));
        await steps.HandOver(domestic, "domestic", id, new()
        {
            ["person"] = CaseSteps.Name, ["arrival"] = Flight, ["permits"] = "Z字签证，6月30日", ["address"] = "示例酒店", ["employer"] = "福州，人事部", ["emergency"] = "家人", ["tasks"] = "第1天登记住宿",
        });
        await steps.Accept(campus, "campus", id, Flight);
        await SeesNoMoreThanItsPart(campus);
        await SeesTheWholeWay(talent, language, id);

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, overseas, domestic, campus, reviewer }) IsClean(visit);
    }

    private static async Task Agrees(Visit talent, string language, string id)
    {
        await talent.Go($"/fujian/{language}/me/cases/{id}");
        await Assertions.Expect(talent.Page.Locator("main")).ToContainTextAsync(Summary);
        await Assertions.Expect(talent.Page.Locator("main")).Not.ToContainTextAsync("备注只给自己。");
        await talent.Submit("form.aftercare button[value=true]");
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator("form.aftercare button[value=false]")).ToHaveCountAsync(1);
    }

    /// <summary>The talent agreed: the sender reads on, and can change nothing.</summary>
    private static async Task LooksOn(Visit sender, string language, string id)
    {
        await sender.Go($"/fujian/{language}/overseas/cases?list=lookingon");
        await sender.Page.ClickAsync($"main a[href='overseas/cases/{id}']");
        await Assertions.Expect(sender.Page.Locator(".timeline").First).ToBeVisibleAsync();
        await Assertions.Expect(sender.Page.Locator("main")).Not.ToContainTextAsync(CaseSteps.Wish);
        await Assertions.Expect(sender.Page.Locator("aside")).ToHaveCountAsync(0);
    }

    private static async Task SeesNoMoreThanItsPart(Visit campus)
    {
        var main = campus.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync(Flight);
        foreach (var other in new[] { CaseSteps.Wish, Summary, "您好，我是您的顾问。", "备注只给自己。", "整理简历" }) await Assertions.Expect(main).Not.ToContainTextAsync(other);
        await Assertions.Expect(main.Locator("a[href*='/cv']")).ToHaveCountAsync(0);
    }

    private static async Task SeesTheWholeWay(Visit talent, string language, string id)
    {
        await talent.Go($"/fujian/{language}/me/cases/{id}");
        await Assertions.Expect(talent.Page.Locator(".track > .done")).ToHaveCountAsync(2);
        await Assertions.Expect(talent.Page.Locator(".panel .person")).ToContainTextAsync(CaseSteps.Text(DemoPeople.Person("fujian-campus").Name, language));
        await Assertions.Expect(talent.Page.Locator("main")).ToContainTextAsync("请补充学历证明。");
        await talent.Go($"/fujian/{language}/me/access-log");
        await Assertions.Expect(talent.Page.Locator($".log > li:first-child a[href='me/cases/{id}']")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{language}/me");
        await Assertions.Expect(talent.Page.Locator($"main a[href='me/cases/{id}']")).ToBeVisibleAsync();
    }
}
