using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>An administrator brings somebody in and takes a role back, which reaches the page that stands open.</summary>
public sealed class StaffJourneyTests : BrowserTest
{
    private const string Password = "meadow-lantern-ferry-61";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Somebody_is_invited_and_comes_in(string language)
    {
        var email = $"colleague-{language}@example.org";
        await using var admin = await Browser.Visit("zhongguancun-admin");
        await admin.Go($"/zhongguancun/{language}/admin/staff");
        await admin.Page.ClickAsync("#invite");
        await admin.Page.ClickAsync("aside form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator("aside .error-summary li").First).ToBeVisibleAsync();
        await admin.LookClosely("an empty invitation");
        await admin.Page.FillAsync("[name='i.Email']", email);
        await admin.Page.FillAsync("[name='i.Name']", "周老师");
        await admin.Page.Locator("aside .choices input[type=checkbox]").First.CheckAsync();
        await admin.Page.ClickAsync("aside form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(admin.Page.Locator("main")).ToContainTextAsync(email);

        await using var colleague = await Browser.Visit();
        await colleague.Go((await Portal.MailedLink(email, "account/invitation")).PathAndQuery);
        await colleague.Submit();
        await Assertions.Expect(colleague.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await colleague.LookClosely("an invitation without a password");
        await colleague.Page.FillAsync("[name='Form.Name']", "周老师");
        await colleague.Page.FillAsync("[name='Form.Password']", Password);
        await colleague.Submit();
        // Who works with other people's data needs a second factor first.
        Assert.Contains("/account/second-factor", colleague.Page.Url, StringComparison.Ordinal);
        await colleague.LookClosely("a second factor to set up");
        await admin.Go($"/zhongguancun/{language}/admin/staff");
        await Assertions.Expect(admin.Page.Locator("section[aria-labelledby=staff]")).ToContainTextAsync("周老师");
        IsClean(admin);
        IsClean(colleague);
    }

    [Fact]
    public async Task A_role_taken_back_reaches_the_open_page()
    {
        // Somebody no other journey works with: the role stays taken, and others run at the same time.
        await using var reviewer = await Browser.Visit("zhongguancun-compliance");
        await reviewer.Go("/zhongguancun/en/admin/clearance");
        await Assertions.Expect(reviewer.Page.Locator("h1")).ToHaveTextAsync("Clearance");
        await using var admin = await Browser.Visit("zhongguancun-admin");
        await admin.Go("/zhongguancun/en/admin/staff");
        // The whole name: another's may hold it too.
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = DemoPeople.Person("zhongguancun-compliance").Name.Zh, Exact = true }).ClickAsync();
        // Waited for: a list that is read before the panel is there is empty, and the role would stay.
        var held = admin.Page.Locator("aside .choices input[type=checkbox]:checked");
        await Assertions.Expect(held).ToHaveCountAsync(1);
        await held.ClickAsync();
        await Assertions.Expect(held).ToHaveCountAsync(0);
        await admin.Page.Locator("aside .choices input[type=checkbox]").First.CheckAsync();
        await admin.Page.ClickAsync("aside form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator(".notice.good")).ToBeVisibleAsync();
        // The circuit goes within seconds; the page asks anew, and gets what its owner may still see.
        await Assertions.Expect(reviewer.Page.Locator("h1")).Not.ToHaveTextAsync("Clearance");
        IsClean(admin);
    }
}
