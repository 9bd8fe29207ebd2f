using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Features.CheckIns;
using TalentPortal.Features.Supervision;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Time;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A whole case, from the first question abroad to being settled half a year after the arrival. The talent reads English and
/// has no scripts; staff work in Chinese. The portal's clock leaps, and everybody signs in anew after each leap.
/// </summary>
public sealed class SettledJourneyTests : BrowserTest
{
    private const string Email = "settled@example.org";
    private const string Wrong = "The SIM card took a week.";

    private readonly LeapingClock _clock = new();

    [Fact]
    public async Task A_case_goes_from_the_first_contact_to_day_180_and_being_settled()
    {
        await using var portal = await PortalServer.With(_clock);
        var steps = new CaseSteps(portal, "zh", "en", closely: false);
        _clock.GoTo(WorkingMorning(1));
        await CampusSeesForHalfAYear(portal);
        var id = await ToTheCampus(portal, steps);
        await CheckedIn(portal, steps, id, 31, 30, "campus", "F30", [("score", "4"), ("wrong", Wrong)], isFlagged: true);
        await CheckedIn(portal, steps, id, 61, 90, "campus", "F90", [], isFlagged: false);
        await OverToDomestic(portal, steps, id);
        await CheckedIn(portal, steps, id, 91, 180, "domestic", null, [("ask_again", "yes")], isFlagged: false);
        await Settled(portal, steps, id);
    }

    /// <summary>What this organisation has decided: its student consultant goes along for months, here up to day 90.</summary>
    private static async Task CampusSeesForHalfAYear(PortalServer portal)
    {
        var tenant = await portal.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", CancellationToken.None);
        Assert.True((await portal.Services.GetRequiredService<PortalDispatcher>().Send(new SaveCampusRule(CampusRule.MostDays, CampusRule.UsualFirst, null), CallOrigin.System("journey", tenant), CancellationToken.None)).IsOk);
    }

    /// <summary>First contact, clearance, two hand-overs, and the talent is met.</summary>
    private async Task<string> ToTheCampus(PortalServer portal, CaseSteps steps)
    {
        var at = Browser.At(portal);
        await using var talent = await at.Visit(scripts: false, width: 390, height: 844);
        await using var overseas = await at.Visit("fujian-overseas");
        await using var reviewer = await at.Visit("fujian-compliance");
        await steps.Ask(talent, Email);
        var id = await steps.Take(overseas, talent);
        await steps.Do(overseas, "Move", ("a.Stage", "O6"));
        await steps.Clear(talent, reviewer, id);
        await overseas.Go($"/fujian/zh/overseas/cases/{id}");
        await steps.HandOver(overseas, "overseas", id, new()
        {
            ["summary"] = "显示驱动芯片八年", ["needs"] = "厦门，孩子上小学", ["track"] = "留学回国", ["consents"] = "顾问服务", ["contact"] = "微信，晚上", ["risks"] = "无",
        });
        await using var domestic = await at.Visit("fujian-domestic");
        await steps.Accept(domestic, "domestic", id, "显示驱动芯片八年");
        await steps.Do(domestic, "Move", ("a.Stage", "D9"));
        await steps.HandOver(domestic, "domestic", id, new()
        {
            ["person"] = CaseSteps.Name, ["arrival"] = "MF812", ["permits"] = "无需许可", ["address"] = "示例酒店", ["employer"] = "福州，人事部", ["emergency"] = "家人", ["tasks"] = "第1天登记住宿",
        });
        await using var campus = await at.Visit("fujian-campus");
        await steps.Accept(campus, "campus", id, "MF812");
        await steps.Do(campus, "Move", ("a.Stage", "L2"));
        foreach (var visit in new[] { talent, overseas, reviewer, domestic, campus }) IsClean(visit);
        return id;
    }

    /// <summary>Days pass; the portal asks, the talent answers, whoever answers for the case reads it and goes on.</summary>
    private async Task CheckedIn(PortalServer portal, CaseSteps steps, string id, int days, int day, string workspace, string? stage, IReadOnlyList<(string Key, string Text)> answers, bool isFlagged)
    {
        _clock.GoTo(WorkingMorning(days));
        var tenant = await portal.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", CancellationToken.None);
        var asked = await portal.Services.GetRequiredService<PortalDispatcher>().Send(new AskCheckIns(), CallOrigin.System("journey", tenant), CancellationToken.None);
        Assert.True(asked.IsOk);
        var at = Browser.At(portal);
        await using var talent = await at.Visit(scripts: false, width: 390, height: 844);
        await talent.SignIn(Email, CaseSteps.Password, null);
        await talent.Go((await portal.MailedLink(Email, $"me/check-ins/{id}")).PathAndQuery);
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        foreach (var question in CheckInQuestions.Current[day])
        {
            var given = answers.FirstOrDefault(answer => answer.Key == question.Key).Text;
            var field = $"[name='Form[{question.Key}]']";
            if (question.Kind == CheckInKind.Text && given is not null) await talent.Page.FillAsync(field, given);
            else if (question.Kind is CheckInKind.Choice or CheckInKind.Score) await talent.Page.CheckAsync($"{field}[value='{given ?? (question.Kind == CheckInKind.Score ? "9" : question.Options.First(option => !option.IsFlag).Code)}']");
        }

        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator("h2#day-" + day)).ToBeVisibleAsync();

        await using var consultant = await at.Visit("fujian-" + workspace);
        await consultant.Go($"/fujian/zh/{workspace}/cases/{id}");
        await consultant.Page.ClickAsync($"main a[href='{workspace}/check-ins/{id}']");
        await Assertions.Expect(consultant.Page.Locator("h2#day-" + day)).ToBeVisibleAsync();
        await Assertions.Expect(consultant.Page.Locator("section[aria-labelledby='day-" + day + "'] .notice")).ToHaveCountAsync(isFlagged ? 1 : 0);
        if (isFlagged) await Assertions.Expect(consultant.Page.Locator("main")).ToContainTextAsync(Wrong);
        await consultant.LookClosely($"the answers of day {day}");
        await consultant.Go($"/fujian/zh/{workspace}/cases/{id}");
        if (isFlagged)
        {
            await consultant.Page.ClickAsync("[data-mark=Done]");
            await Assertions.Expect(consultant.Page.Locator(".notice.good")).ToBeVisibleAsync();
        }

        if (stage is not null)
        {
            await consultant.Go($"/fujian/zh/{workspace}/cases/{id}");
            await steps.Do(consultant, "Move", ("a.Stage", stage));
        }

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, consultant }) IsClean(visit);
    }

    private async Task OverToDomestic(PortalServer portal, CaseSteps steps, string id)
    {
        AMinute();
        var at = Browser.At(portal);
        await using var campus = await at.Visit("fujian-campus");
        await campus.Go($"/fujian/zh/campus/cases/{id}");
        await steps.HandOver(campus, "campus", id, new() { ["issues"] = "无", ["satisfaction"] = "5分", ["house"] = "租约到明年", ["permits"] = "无需许可" });
        await using var domestic = await at.Visit("fujian-domestic");
        await steps.Accept(domestic, "domestic", id, "租约到明年");
        foreach (var visit in new[] { campus, domestic }) IsClean(visit);
    }

    /// <summary>Nothing is settled before every line is ticked; then the talent reads that it is.</summary>
    private async Task Settled(PortalServer portal, CaseSteps steps, string id)
    {
        AMinute();
        var at = Browser.At(portal);
        await using var domestic = await at.Visit("fujian-domestic");
        await domestic.Go($"/fujian/zh/domestic/cases/{id}");
        await steps.Open(domestic, "Close");
        await domestic.Page.SelectOptionAsync("[name='a.Reason']", "Settled");
        await domestic.Page.ClickAsync(".act-form .btn:not(.quiet)");
        await Assertions.Expect(domestic.Page.Locator(".error-summary")).ToContainTextAsync("7");
        await domestic.LookClosely("a case that is not settled yet");
        await domestic.Page.ClickAsync(".act-form .btn.quiet");
        var ticks = domestic.Page.Locator("section[aria-labelledby=checks] [data-check]");
        Assert.Equal(7, await ticks.CountAsync());
        for (var i = 0; i < 7; i++)
        {
            await ticks.Nth(i).ClickAsync();
            await Assertions.Expect(domestic.Page.Locator("section[aria-labelledby=checks] [data-check]:text-is('撤回')")).ToHaveCountAsync(i + 1);
        }

        await steps.Do(domestic, "Close", ("a.Reason", "Settled"));
        await using var talent = await at.Visit(scripts: false, width: 390, height: 844);
        await talent.SignIn(Email, CaseSteps.Password, null);
        await talent.Go($"/fujian/en/me/cases/{id}");
        await Assertions.Expect(talent.Page.Locator(".pagehead .badge.done")).ToBeVisibleAsync();
        await Assertions.Expect(talent.Page.Locator(".track > .done")).ToHaveCountAsync(4);
        foreach (var visit in new[] { talent, domestic }) IsClean(visit);
    }

    /// <summary>A one-time code works once: who signs in again needs the next one.</summary>
    private void AMinute() => _clock.GoTo(_clock.GetUtcNow().AddMinutes(1));

    /// <summary>Ten in the morning of the first working day that is at least so many days away.</summary>
    private DateTimeOffset WorkingMorning(int days)
    {
        var (china, day) = (WorkingCalendar.China, DateOnly.FromDateTime(_clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date).AddDays(days));
        while (!china.IsWorkingDay(day).Value) day = day.AddDays(1);
        return new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
    }
}
