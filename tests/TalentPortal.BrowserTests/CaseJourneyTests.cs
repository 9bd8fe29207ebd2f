using System.Globalization;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent on a phone without scripts asks, and is taken along by three consultants: overseas, domestic, campus. Each
/// hand-over shows the talent what goes along; each receiver sees what is theirs to see; all read one timeline.
/// </summary>
public sealed class CaseJourneyTests : BrowserTest
{
    private const string Password = "quiet-harbour-lantern-52";
    private const string Name = "沈一帆";
    private const string Wish = "想在榕城找显示芯片方向的工作。";
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

        await Ask(talent, language, email);
        var id = await Take(overseas, language, talent);
        await Work(overseas, language, id);
        await Clear(talent, reviewer, language, id);
        await overseas.Go($"/fujian/{language}/overseas/cases/{id}");
        await HandOver(overseas, "overseas", language, id, new()
        {
            ["summary"] = Summary, ["needs"] = "厦门或福州，配偶需工作。", ["track"] = "留学回国", ["consents"] = "顾问服务", ["contact"] = "微信，晚上", ["risks"] = "无",
        });
        await Agrees(talent, language, id);
        await Accept(domestic, "domestic", language, id, Summary);
        await LooksOn(overseas, language, id);

        await Do(domestic, "Move", ("a.Stage", "D9"), ("a.Reason", null));
        await HandOver(domestic, "domestic", language, id, new()
        {
            ["person"] = Name, ["arrival"] = Flight, ["permits"] = "Z字签证，6月30日", ["address"] = "示例酒店", ["employer"] = "福州，人事部", ["emergency"] = "家人", ["tasks"] = "第1天登记住宿",
        });
        await Accept(campus, "campus", language, id, Flight);
        await SeesNoMoreThanItsPart(campus);
        await SeesTheWholeWay(talent, language, id);

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, overseas, domestic, campus, reviewer }) IsClean(visit);
    }

    private async Task Ask(Visit visit, string language, string email)
    {
        await visit.Go($"/fujian/{language}/account/register");
        await visit.Page.FillAsync("[name='Form.Email']", email);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await visit.Go((await Portal.MailedLink(email, "account/confirm")).PathAndQuery);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await visit.Go($"/fujian/{language}/me/cases");
        await visit.Follow("main .empty a.btn");
        await visit.Follow("main .notice a.btn");
        await visit.Page.FillAsync("[name='Form.Name']", Name);
        await visit.Page.SelectOptionAsync("[name='Form.CountryCode']", "GB");
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        await visit.Page.FillAsync("[name='Form.Wish']", Wish);
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
    }

    /// <summary>Takes the lead; the case it became stands in the consultant's day.</summary>
    private static async Task<string> Take(Visit consultant, string language, Visit talent)
    {
        var lead = new Uri(talent.Page.Url).Segments[^1];
        await consultant.Go($"/fujian/{language}/overseas/leads/{lead}");
        await consultant.Page.ClickAsync("aside button.btn:not(.secondary)");
        await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{language}/me/cases");
        await talent.Follow("main .result .title a");
        var id = new Uri(talent.Page.Url).Segments[^1];
        await Assertions.Expect(talent.Page.Locator("main")).ToContainTextAsync(Text(DemoPeople.Person("fujian-overseas").Name, language));
        await consultant.Go($"/fujian/{language}/overseas/cases");
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync(Name);
        await consultant.Page.ClickAsync($"main a[href='overseas/cases/{id}']");
        await Assertions.Expect(consultant.Page.Locator("h1")).ToHaveTextAsync(Name);
        await Assertions.Expect(consultant.Page.Locator("main")).ToContainTextAsync(Wish);
        return id;
    }

    private static async Task Work(Visit consultant, string language, string id)
    {
        await Do(consultant, "Entry", ("a.Text", "您好，我是您的顾问。"));
        await Assertions.Expect(consultant.Page.Locator(".timeline")).ToContainTextAsync("您好，我是您的顾问。");
        await Do(consultant, "Note", ("a.Text", "备注只给自己。"));
        await Assertions.Expect(consultant.Page.Locator(".log")).ToContainTextAsync("备注只给自己。");

        // What is missing is said, and what was typed stays: also when the page is left and opened again.
        await Open(consultant, "Next");
        await consultant.Page.FillAsync("[name='a.Action']", "整理简历");
        await consultant.Page.ClickAsync(".act-form .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await consultant.LookClosely("a next step without a date");
        await consultant.Page.ClickAsync(".act-form .btn.quiet");
        await consultant.Go($"/fujian/{language}/overseas/cases/{id}");
        await Open(consultant, "Next");
        await Assertions.Expect(consultant.Page.Locator("[name='a.Action']")).ToHaveValueAsync("整理简历");
        await consultant.Page.FillAsync("[name='a.On']", TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await consultant.Page.ClickAsync(".act-form .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".facts").First).ToContainTextAsync("整理简历");

        await Do(consultant, "Clock", ("a.Clock", "WaitingTalent"), ("a.Words", "请补充学历证明。"));
        await Do(consultant, "Move", ("a.Stage", "O6"), ("a.Reason", null));
        await consultant.LookClosely("a case under way");
    }

    /// <summary>The talent says what they may owe others; a reviewer looks at it. Without that no case leaves the station abroad.</summary>
    private static async Task Clear(Visit talent, Visit reviewer, string language, string id)
    {
        await talent.Go($"/fujian/{language}/me/cases/{id}");
        await talent.Follow($"main a[href$='me/clearance/{id}']");
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        foreach (var question in ClearanceQuestions.Current.Questions.Where(question => question.IsRequired))
        {
            var field = $"[name='Form[{question.Key}]']";
            if (question.Kind == QuestionKind.Country) await talent.Page.SelectOptionAsync(field, "GB");
            else await talent.Page.CheckAsync($"{field}[value='{question.Options[0].Code}']");
        }

        await talent.Page.CheckAsync("[name='Form[_read]']");
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".notice.good")).ToBeVisibleAsync();

        await reviewer.Go($"/fujian/{language}/admin/clearance");
        await Assertions.Expect(reviewer.Page.Locator("main")).Not.ToContainTextAsync(Name);
        await reviewer.Page.ClickAsync($"main a[href='admin/clearance/{id}']");
        await reviewer.Page.Locator("#side fieldset:enabled").WaitForAsync();
        await reviewer.LookClosely("answers to review");
        await reviewer.Page.SelectOptionAsync("[name='a.Verdict']", nameof(ClearanceVerdict.Clear));
        await reviewer.Page.ClickAsync("#side .btn");
        await Assertions.Expect(reviewer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{language}/me/clearance/{id}");
        await Assertions.Expect(talent.Page.Locator(".pagehead .badge.done")).ToBeVisibleAsync();
    }

    private static async Task HandOver(Visit consultant, string workspace, string language, string id, Dictionary<string, string> packet)
    {
        await Open(consultant, "HandOver");
        await consultant.Page.FillAsync("[name='h.Reason']", "条件已齐。");
        await consultant.Page.ClickAsync("#hand-over ~ fieldset .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await consultant.LookClosely("a hand-over that misses things");
        foreach (var (key, text) in packet) await consultant.Page.FillAsync($"[name='h.Items.{key}']", text);
        await consultant.Page.FillAsync("[name='h.NextOn']", TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await consultant.Page.ClickAsync("#hand-over ~ fieldset .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("aside .panel").First.Locator("button")).ToHaveCountAsync(1);
        await consultant.LookClosely("a case that is offered");
        Assert.EndsWith($"/fujian/{language}/{workspace}/cases/{id}", consultant.Page.Url, StringComparison.Ordinal);
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

    private static async Task Accept(Visit receiver, string workspace, string language, string id, string packet)
    {
        await receiver.Go($"/fujian/{language}/{workspace}/cases");
        await receiver.LookClosely("a day with a hand-over");
        await receiver.Page.ClickAsync($".answers a[href='{workspace}/cases/{id}']");
        await Assertions.Expect(receiver.Page.Locator("main")).ToContainTextAsync(packet);
        await Assertions.Expect(receiver.Page.Locator("main")).Not.ToContainTextAsync(Wish);
        await receiver.LookClosely("a case to take on");
        await receiver.Page.ClickAsync("aside .btn.block:not(.secondary)");
        await Assertions.Expect(receiver.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(receiver.Page.Locator(".acts")).ToBeVisibleAsync();
    }

    /// <summary>The talent agreed: the sender reads on, and can change nothing.</summary>
    private static async Task LooksOn(Visit sender, string language, string id)
    {
        await sender.Go($"/fujian/{language}/overseas/cases?list=lookingon");
        await sender.Page.ClickAsync($"main a[href='overseas/cases/{id}']");
        await Assertions.Expect(sender.Page.Locator(".timeline").First).ToBeVisibleAsync();
        await Assertions.Expect(sender.Page.Locator("main")).Not.ToContainTextAsync(Wish);
        await Assertions.Expect(sender.Page.Locator("aside")).ToHaveCountAsync(0);
    }

    private static async Task SeesNoMoreThanItsPart(Visit campus)
    {
        var main = campus.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync(Flight);
        foreach (var other in new[] { Wish, Summary, "您好，我是您的顾问。", "备注只给自己。", "整理简历" }) await Assertions.Expect(main).Not.ToContainTextAsync(other);
        await Assertions.Expect(main.Locator("a[href*='/cv']")).ToHaveCountAsync(0);
    }

    private static async Task SeesTheWholeWay(Visit talent, string language, string id)
    {
        await talent.Go($"/fujian/{language}/me/cases/{id}");
        await Assertions.Expect(talent.Page.Locator(".track > .done")).ToHaveCountAsync(2);
        await Assertions.Expect(talent.Page.Locator(".panel .person")).ToContainTextAsync(Text(DemoPeople.Person("fujian-campus").Name, language));
        await Assertions.Expect(talent.Page.Locator("main")).ToContainTextAsync("请补充学历证明。");
        await talent.Go($"/fujian/{language}/me/access-log");
        await Assertions.Expect(talent.Page.Locator($".log > li:first-child a[href='me/cases/{id}']")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{language}/me");
        await Assertions.Expect(talent.Page.Locator($"main a[href='me/cases/{id}']")).ToBeVisibleAsync();
    }

    private static async Task Open(Visit visit, string action)
    {
        await visit.Page.ClickAsync($".acts [data-action={action}]");
        await Assertions.Expect(visit.Page.Locator(action == "HandOver" ? "#hand-over ~ fieldset:enabled" : ".act-form fieldset:enabled")).ToBeVisibleAsync();
    }

    /// <summary>Opens an action, fills its form and sends it.</summary>
    private static async Task Do(Visit visit, string action, params (string Name, string? Value)[] fields)
    {
        await Open(visit, action);
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            if (await visit.Page.Locator($"select[name='{name}']").CountAsync() > 0) await visit.Page.SelectOptionAsync($"[name='{name}']", value!);
            else await visit.Page.FillAsync($"[name='{name}']", value!);
        }

        await visit.Page.ClickAsync(".act-form .btn:not(.quiet)");
        await Assertions.Expect(visit.Page.Locator(".act-form")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    private static string Text(TalentPortal.Platform.Tenancy.Bilingual text, string language) => (language == "zh" ? text.Zh : text.En)!;
}
