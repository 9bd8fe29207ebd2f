using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.BrowserTests;

/// <summary>A tenant's administrator: changes how the site looks, decides on an employer, and reads what was done.</summary>
public sealed class AdministratorJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "weiliang")]
    [InlineData("en", "haiyun")]
    public async Task An_administrator_describes_the_site_and_decides_on_an_employer(string language, string employerKey)
    {
        await using var admin = await Browser.Visit("greater-bay-admin");
        await using var employer = await Browser.Visit(employerKey + "-owner");
        var name = DemoPeople.Employer(employerKey).Name.In(language == "zh" ? Language.Chinese : Language.English);

        await Describe(admin, language);
        await Ask(employer, language);
        await Refuse(admin, language, name);
        await TheEmployerReads(employer, language, "The licence is out of date.");
        await Ask(employer, language);
        await Admit(admin, language, name, employerKey);
        await using var visitor = await Browser.Visit();
        await visitor.Go($"/greater-bay/{language}/employers");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(name);

        await admin.Go($"/greater-bay/{language}/admin/audit");
        // The newest of this administrator's: others decide at the same tenant meanwhile.
        var own = admin.Page.Locator(".log > li", new() { Has = admin.Page.GetByText(DemoPeople.Person("greater-bay-admin").Name.Zh!, new() { Exact = true }) });
        await Assertions.Expect(own.First.Locator(".what")).ToHaveTextAsync(language == "zh" ? "准入了一家用人单位" : "An employer was admitted");
        IsClean(admin);
        IsClean(employer);
        IsClean(visitor);
    }

    private async Task Describe(Visit admin, string language)
    {
        var tagline = $"A line of {language} for a test";
        await admin.Go($"/greater-bay/{language}/admin");
        await admin.Page.ClickAsync(".ws-rail a[href='admin/site']");
        await admin.Page.FillAsync($"[name='t.Fields.Tagline{(language == "zh" ? "Zh" : "En")}']", tagline);
        await admin.Page.FillAsync("[name='t.Fields.Accent']", "#ffee00");
        await admin.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await admin.LookClosely("a pale colour");
        await admin.Page.FillAsync("[name='t.Fields.Accent']", DemoPeople.Tenant("greater-bay").Accent);
        await admin.Page.ClickAsync("main form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await using var visitor = await Browser.Visit();
        await visitor.Go($"/greater-bay/{language}/");
        await Assertions.Expect(visitor.Page.Locator(".hero .lead")).ToHaveTextAsync(tagline);
    }

    private static async Task Ask(Visit employer, string language)
    {
        await employer.Go($"/greater-bay/{language}/employer/employers");
        var ask = employer.Page.Locator("aside button.btn");
        await ask.ClickAsync();
        await Assertions.Expect(ask).ToHaveCountAsync(0);
    }

    private static async Task Refuse(Visit admin, string language, string name)
    {
        await Choose(admin, language, name);
        await admin.Page.Locator("aside .actions button.secondary").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("aside .error-summary")).ToBeVisibleAsync();
        await admin.LookClosely("refusing without a reason");
        await admin.Page.FillAsync("[name='d.Reason']", "The licence is out of date.");
        await admin.Page.Locator("aside .actions button.secondary").ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    private async Task Admit(Visit admin, string language, string name, string employerKey)
    {
        await Choose(admin, language, name);
        await admin.LookClosely("an employer that waits");
        // How it was checked is said, not left as it stands.
        await admin.Page.Locator("aside .actions button:not(.secondary)").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("aside .error-summary li")).ToHaveCountAsync(1);
        await admin.Page.SelectOptionAsync("[name='d.Verification']", "Document");
        // A colleague touched it meanwhile: it is shown as it stands now, and the next press counts.
        await Portal.Scalar<string>($"update employer_admissions a set requested_at = a.requested_at from tenants t where t.id = a.tenant_id and t.slug = 'greater-bay' and a.employer_id = '{DemoPeople.Employer(employerKey).Id}' returning a.id::text");
        await admin.Page.Locator("aside .actions button:not(.secondary)").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("aside .error-summary li")).ToContainTextAsync(name);
        await admin.Page.Locator("aside .actions button:not(.secondary)").ClickAsync();
        await Assertions.Expect(admin.Page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    private static async Task Choose(Visit admin, string language, string name)
    {
        await admin.Go($"/greater-bay/{language}/admin/employers");
        await admin.Page.Locator("main button.linklike", new() { HasText = name }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("aside h2")).ToHaveTextAsync(name);
    }

    private static async Task TheEmployerReads(Visit employer, string language, string reason)
    {
        await employer.Go($"/greater-bay/{language}/employer/employers");
        await Assertions.Expect(employer.Page.Locator("aside")).ToContainTextAsync(reason);
        await employer.LookClosely("a refusal");
    }
}
