using System.Globalization;
using Microsoft.Playwright;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>What people do on a case's way, page by page: the talent without scripts, staff in their workspaces.</summary>
/// <param name="closely">Whether axe looks at the states on the way that no address leads to.</param>
internal sealed class CaseSteps(PortalServer portal, string staffLanguage, string talentLanguage, bool closely = true)
{
    public const string Password = "quiet-harbour-lantern-52";
    public const string Name = "沈一帆";
    public const string Wish = "想在榕城找显示芯片方向的工作。";

    public async Task Ask(Visit visit, string email)
    {
        await visit.Go($"/fujian/{talentLanguage}/account/register");
        await visit.Page.FillAsync("[name='Form.Email']", email);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await visit.Go((await portal.MailedLink(email, "account/confirm")).PathAndQuery);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await visit.Go($"/fujian/{talentLanguage}/me/cases");
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
    public async Task<string> Take(Visit consultant, Visit talent)
    {
        var lead = new Uri(talent.Page.Url).Segments[^1];
        await consultant.Go($"/fujian/{staffLanguage}/overseas/leads/{lead}");
        await consultant.Page.ClickAsync("aside button.btn:not(.secondary)");
        await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{talentLanguage}/me/cases");
        await talent.Follow("main .result .title a");
        var id = new Uri(talent.Page.Url).Segments[^1];
        await Assertions.Expect(talent.Page.Locator("main")).ToContainTextAsync(Text(DemoPeople.Person("fujian-overseas").Name, talentLanguage));
        await consultant.Go($"/fujian/{staffLanguage}/overseas/cases");
        await Assertions.Expect(consultant.Page.Locator("main")).Not.ToContainTextAsync(Name);
        await consultant.Page.ClickAsync($"main a[href='overseas/cases/{id}']");
        await Assertions.Expect(consultant.Page.Locator("h1")).ToHaveTextAsync(Name);
        await Assertions.Expect(consultant.Page.Locator("main")).ToContainTextAsync(Wish);
        return id;
    }

    public async Task Work(Visit consultant, string id)
    {
        await Do(consultant, "Entry", ("a.Text", "您好，我是您的顾问。"));
        await Assertions.Expect(consultant.Page.Locator(".timeline")).ToContainTextAsync("您好，我是您的顾问。");
        await Do(consultant, "Note", ("a.Text", "备注只给自己。"));
        await Assertions.Expect(consultant.Page.Locator("section[aria-labelledby=notes] .log")).ToContainTextAsync("备注只给自己。");

        // What is missing is said, and what was typed stays: also when the page is left and opened again.
        await Open(consultant, "Next");
        await consultant.Page.FillAsync("[name='a.Action']", "整理简历");
        await consultant.Page.ClickAsync(".act-form .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await Look(consultant, "a next step without a date");
        await consultant.Page.ClickAsync(".act-form .btn.quiet");
        await consultant.Go($"/fujian/{staffLanguage}/overseas/cases/{id}");
        await Open(consultant, "Next");
        await Assertions.Expect(consultant.Page.Locator("[name='a.Action']")).ToHaveValueAsync("整理简历");
        await consultant.Page.FillAsync("[name='a.On']", portal.Now.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await consultant.Page.ClickAsync(".act-form .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".facts").First).ToContainTextAsync("整理简历");

        await Do(consultant, "Clock", ("a.Clock", "WaitingTalent"), ("a.Words", "请补充学历证明。"));
        await Do(consultant, "Move", ("a.Stage", "O6"), ("a.Reason", null));
        await Look(consultant, "a case under way");
    }

    /// <summary>The talent says what they may owe others; a reviewer looks at it. Without that no case leaves the station abroad.</summary>
    public async Task Clear(Visit talent, Visit reviewer, string id)
    {
        await talent.Go($"/fujian/{talentLanguage}/me/cases/{id}");
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

        await reviewer.Go($"/fujian/{staffLanguage}/admin/clearance");
        await Assertions.Expect(reviewer.Page.Locator("main")).Not.ToContainTextAsync(Name);
        await reviewer.Page.ClickAsync($"main a[href='admin/clearance/{id}']");
        await reviewer.Page.Locator("#side fieldset:enabled").WaitForAsync();
        await Look(reviewer, "answers to review");
        await reviewer.Page.SelectOptionAsync("[name='a.Verdict']", nameof(ClearanceVerdict.Clear));
        await reviewer.Page.ClickAsync("#side .btn");
        await Assertions.Expect(reviewer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await talent.Go($"/fujian/{talentLanguage}/me/clearance/{id}");
        await Assertions.Expect(talent.Page.Locator(".pagehead .badge.done")).ToBeVisibleAsync();
    }

    public async Task HandOver(Visit consultant, string workspace, string id, Dictionary<string, string> packet)
    {
        await Open(consultant, "HandOver");
        await consultant.Page.FillAsync("[name='h.Reason']", "条件已齐。");
        await consultant.Page.ClickAsync("#hand-over ~ fieldset .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await Look(consultant, "a hand-over that misses things");
        foreach (var (key, text) in packet) await consultant.Page.FillAsync($"[name='h.Items.{key}']", text);
        await consultant.Page.FillAsync("[name='h.NextOn']", portal.Now.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await consultant.Page.ClickAsync("#hand-over ~ fieldset .btn:not(.quiet)");
        await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("aside .panel").First.Locator("button")).ToHaveCountAsync(1);
        await Look(consultant, "a case that is offered");
        Assert.EndsWith($"/fujian/{staffLanguage}/{workspace}/cases/{id}", consultant.Page.Url, StringComparison.Ordinal);
    }

    public async Task Accept(Visit receiver, string workspace, string id, string packet)
    {
        await receiver.Go($"/fujian/{staffLanguage}/{workspace}/cases");
        await Look(receiver, "a day with a hand-over");
        await receiver.Page.ClickAsync($".answers a[href='{workspace}/cases/{id}']");
        await Assertions.Expect(receiver.Page.Locator("main")).ToContainTextAsync(packet);
        await Assertions.Expect(receiver.Page.Locator("main")).Not.ToContainTextAsync(Wish);
        await Look(receiver, "a case to take on");
        await receiver.Page.ClickAsync("aside .btn.block:not(.secondary)");
        await Assertions.Expect(receiver.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(receiver.Page.Locator(".acts")).ToBeVisibleAsync();
    }

    public async Task Open(Visit visit, string action)
    {
        await visit.Page.ClickAsync($".acts [data-action={action}]");
        await Assertions.Expect(visit.Page.Locator(action == "HandOver" ? "#hand-over ~ fieldset:enabled" : ".act-form fieldset:enabled")).ToBeVisibleAsync();
    }

    /// <summary>Opens an action, fills its form and sends it.</summary>
    public async Task Do(Visit visit, string action, params (string Name, string? Value)[] fields)
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

    public static string Text(TalentPortal.Platform.Tenancy.Bilingual text, string language) => (language == "zh" ? text.Zh : text.En)!;

    private Task Look(Visit visit, string state) => closely ? visit.LookClosely(state) : Task.CompletedTask;
}
