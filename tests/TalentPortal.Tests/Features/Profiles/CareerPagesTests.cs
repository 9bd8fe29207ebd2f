using System.Net;
using System.Text;
using AngleSharp.Dom;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>The pages of the career record through the real host, as a browser without scripts uses them.</summary>
public sealed class CareerPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Odd = "👩‍👩‍👧 𠮷野家 <b>&amp; \"'";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task An_entry_is_added_changed_removed_and_put_back(string language)
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var career = $"/fujian/{language}/me/profile/career";
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit($"{career}/experience/new", Facts(("Organisation", Odd), ("From", "2014-06"), ("Highlights", "one\r\ntwo")))).StatusCode);
        var page = await client.Page(career + "?done=saved");
        Assert.Equal(Odd, page.QuerySelector("#experience h3")!.TextContent.Trim());
        Assert.Equal(["one", "two"], page.QuerySelectorAll("#experience .card > ul:not(.meta) li").Select(line => line.TextContent.Trim()));
        Assert.Contains(language == "zh" ? "2014年6月至今" : "Since Jun 2014", page.QuerySelector("#experience .meta")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".notice.good"));

        var id = (await portal.OnlyEntry(person)).Id;
        var entry = $"/fujian/{language}/me/profile/entries/{id}";
        Assert.Equal(HttpStatusCode.Redirect, (await client.Submit(entry, Facts(("Position", "Engineer")))).StatusCode);
        Assert.Equal(["2014-06", "one\ntwo", Odd, "Engineer"], (await portal.OnlyEntry(person)).Texts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value));

        var question = await client.Page(entry + "/remove");
        for (var pressed = 0; pressed < 2; pressed++) Assert.Equal(HttpStatusCode.Redirect, (await client.Send(entry + "/remove", question, new { })).StatusCode);
        var after = await client.Page(career + "?done=removed");
        Assert.Empty(after.QuerySelectorAll("#experience .card"));
        using var back = await client.Send(career, after, new Dictionary<string, string?> { ["Form.Id"] = after.QuerySelector("button[name='Form.Id']")!.GetAttribute("value") });
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Single((await client.Page(career)).QuerySelectorAll("#experience .card"));
        // Pressed twice.
        using var again = await client.Send(career, after, new Dictionary<string, string?> { ["Form.Id"] = id.ToString() });
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_does_not_fit()
    {
        using var client = await portal.SignedInClient(await portal.NewTalent());
        using var answer = await client.Submit("/fujian/en/me/profile/career/experience/new", Facts(("Organisation", ""), ("From", "last summer"), ("Summary", Odd)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Page();
        Assert.Equal(2, page.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal("last summer", page.QuerySelector("input[name='Form[From]']")!.GetAttribute("value"));
        Assert.Equal(Odd, page.QuerySelector("textarea[name='Form[Summary]']")!.TextContent);
        foreach (var link in page.QuerySelectorAll(".error-summary a")) Assert.NotNull(page.QuerySelector("#" + link.GetAttribute("href")!.Split('#')[1]));
    }

    [Fact]
    public async Task A_window_that_lags_behind_sees_both_and_may_save_again()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddEntry(person);
        using var client = await portal.SignedInClient(person);
        var address = $"/fujian/en/me/profile/entries/{id}";
        var old = await client.Page(address);
        await portal.As(person).Get(CareerScene.Degree("Saved elsewhere") with { Id = id, Version = (await portal.OnlyEntry(person)).Version });
        using var answer = await client.Send(address, old, Facts(("Institution", "Typed here")));
        var both = await answer.Page();
        Assert.Contains("Saved elsewhere", both.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Typed here", both.QuerySelector("input[name='Form[Institution]']")!.GetAttribute("value"));
        using var second = await client.Send(address, both, Facts());
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal("Typed here", (await portal.OnlyEntry(person)).Name);
    }

    [Fact]
    public async Task The_first_education_begins_with_what_the_short_profile_says()
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var page = await client.Page("/fujian/en/me/profile/career/education/new");
        Assert.Equal("Imperial College London", page.QuerySelector("input[name='Form[Institution]']")!.GetAttribute("value"));
        Assert.Equal("doctor", page.QuerySelector("select[name='Form[Level]'] option[selected]")!.GetAttribute("value"));
        await portal.AddEntry(person);
        Assert.Null((await client.Page("/fujian/en/me/profile/career/education/new")).QuerySelector("input[name='Form[Institution]']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Wishes_are_filled_in_and_read_back()
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        const string Address = "/fujian/en/me/profile/intentions";
        using var wrong = await client.Submit(Address, new Dictionary<string, string?> { ["Form.Places"] = "Fuzhou", ["Form.PayFrom"] = "a lot" });
        Assert.Equal("a lot", (await wrong.Page()).QuerySelector("input[name='Form.PayFrom']")!.GetAttribute("value"));
        using var right = await client.Submit(Address, new Dictionary<string, string?> { ["Form.Places"] = "Fuzhou", ["Form.Kinds"] = "project", ["Form.PayFrom"] = "300,000", ["Form.PayCurrency"] = "CNY", ["Form.PayPeriod"] = "year", ["Form.Residence"] = "Taiwan" });
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Contains("300,000", (await client.Page("/fujian/en/me/profile/career")).QuerySelector("#intentions")!.TextContent, StringComparison.Ordinal);
        var wishes = (await portal.Career(person)).Intentions;
        Assert.Equal((ResidenceGroup.Taiwan, "project"), (wishes.Residence, Assert.Single(wishes.Kinds)));
    }

    [Fact]
    public async Task Unknown_sections_and_entries_are_not_there_and_without_a_profile_one_is_led_to_it()
    {
        var (mine, theirs) = (await portal.NewTalent(), await portal.NewTalent());
        var foreign = await portal.AddEntry(theirs);
        using var client = await portal.SignedInClient(mine);
        foreach (var path in new[] { "career/hobbies/new", "career/0/new", $"entries/{foreign}", $"entries/{foreign}/remove", $"entries/{Guid.NewGuid()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/fujian/en/me/profile/" + path)).StatusCode);
        using var newcomer = await portal.SignedInClient(await portal.NewPerson());
        Assert.StartsWith("me/profile?returnUrl=", (await newcomer.Page("/fujian/en/me/profile/career")).QuerySelector("main .empty a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await newcomer.GetAsync("/fujian/en/me/profile/career/skill/new")).StatusCode);
    }

    [Fact]
    public async Task Erasing_oneself_takes_the_career_record_along_and_the_copy_of_ones_data_holds_it()
    {
        var person = await portal.NewTalent(withPassword: true);
        await portal.AddEntry(person, CareerScene.Degree("Canary College"));
        await portal.As(person).Get(CareerScene.Wishes());
        var copy = Encoding.UTF8.GetString((await portal.As(person).Get(new ExportMyData())).Json);
        foreach (var own in new[] { "Canary College", "350200", "Foreigner" }) Assert.Contains(own, copy, StringComparison.Ordinal);
        await portal.As(person).Get(new EraseMyData(TalentScene.Password));
        foreach (var table in new[] { "profile_entries", "profile_sheets", "resume_imports" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where user_id = $1", person.UserId));
    }

    private static Dictionary<string, string?> Facts(params (string Name, string? Text)[] facts) => facts.ToDictionary(fact => $"Form[{fact.Name}]", fact => fact.Text);
}
