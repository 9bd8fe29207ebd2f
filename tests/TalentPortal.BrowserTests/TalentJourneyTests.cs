using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.BrowserTests;

/// <summary>
/// A talent from the first click on a position to the erasure of everything, and the employer on the other side. Once with
/// scripts and once without any: everything a talent must be able to do works on the worst line.
/// </summary>
public abstract class TalentJourney(bool scripts) : BrowserTest
{
    private const string Password = "harbour-window-lamp-38";
    private const string Words = "I read about your laboratory.";
    private const string Posting = "select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.source_identifier = 'RX-102'";

    internal static readonly byte[] Cv = DemoCv.Write("Test Person", ["Written for a test:", "Nobody's experience"]);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_talent_applies_follows_withdraws_takes_everything_out_and_erases_it(string language)
    {
        var email = $"talent-{language}-{(scripts ? "with" : "without")}-scripts@example.org";
        await using var visit = await Browser.Visit(scripts: scripts, width: 390, height: 844);
        await using var employer = await Browser.Visit("rongxin-recruiter");

        await Register(visit, language, email);
        await FillIn(visit);
        await AttachCv(visit);
        var application = await Apply(visit);
        await TheEmployerReads(employer, language, application);
        await Follow(visit, language, application);
        await Withdraw(visit, language, application);
        await TheEmployerReadsNoMore(employer, language, application);
        await TakeOut(visit, language, email, application);
        await Erase(visit, language, email, application);

        if (!scripts) Assert.DoesNotContain(visit.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        IsClean(visit);
        IsClean(employer);
    }

    private async Task Register(Visit visit, string language, string email)
    {
        await visit.Go($"/fujian/{language}/jobs/{await Portal.Scalar<string>(Posting)}");
        await visit.Follow(".act a.btn");
        await visit.Follow("main a[href*='account/register']");
        await visit.Submit();
        await Errors(visit, "registration");
        await visit.Page.FillAsync("[name='Form.Email']", email);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await visit.Go((await Portal.MailedLink(email, "account/confirm")).PathAndQuery);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        Assert.Contains("/me/applications/new?job=", visit.Page.Url, StringComparison.Ordinal);
    }

    private async Task FillIn(Visit visit)
    {
        await visit.Submit("main button[name='Form.Then'][value=profile]");
        await visit.Page.FillAsync("[name='Form.Name']", "王小雨");
        await visit.Page.FillAsync("[name='Form.Phone']", "not a number");
        await visit.Submit();
        await Errors(visit, "profile");
        Assert.Equal("王小雨", await visit.Page.InputValueAsync("[name='Form.Name']"));
        await visit.Page.FillAsync("[name='Form.Phone']", "");
        await visit.Page.SelectOptionAsync("[name='Form.DegreeCode']", "master");
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        Assert.Contains("/me/applications/new?job=", visit.Page.Url, StringComparison.Ordinal);
    }

    private async Task AttachCv(Visit visit)
    {
        await visit.Submit("main button[name='Form.Then'][value=cv]");
        await visit.Page.SetInputFilesAsync("[name=file]", new FilePayload { Name = "cv.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("This is no PDF.") });
        await visit.Submit();
        await Errors(visit, "upload");
        await visit.Page.SetInputFilesAsync("[name=file]", new FilePayload { Name = "王小雨 cv.pdf", MimeType = "application/pdf", Buffer = Cv });
        await visit.Submit();
        Assert.Contains("/me/applications/new?job=", visit.Page.Url, StringComparison.Ordinal);
    }

    private async Task<string> Apply(Visit visit)
    {
        await visit.Page.FillAsync("[name='Form.Note']", Words);
        await visit.Submit();
        await Errors(visit, "application");
        Assert.Equal(Words, await visit.Page.InputValueAsync("[name='Form.Note']"));
        await visit.Page.CheckAsync("[name='Form.Agreed']");
        await visit.Submit();
        Assert.Matches("/me/applications/[0-9a-f-]{36}\\?sent=true$", visit.Page.Url);
        await Assertions.Expect(visit.Page.Locator(".notice.good")).ToBeVisibleAsync();
        return new Uri(visit.Page.Url).Segments[^1];
    }

    private async Task TheEmployerReads(Visit employer, string language, string application)
    {
        await employer.Go($"/fujian/{language}/employer/applications");
        // The list tells no names; who applied shows on opening.
        await Assertions.Expect(employer.Page.Locator("main")).Not.ToContainTextAsync("王小雨");
        await employer.Go($"/fujian/{language}/employer/applications/{application}");
        await Assertions.Expect(employer.Page.Locator("h1")).ToHaveTextAsync("王小雨");
        await Assertions.Expect(employer.Page.Locator($"a[href='employer/applications/{application}/cv']")).ToBeVisibleAsync();
        var shown = await employer.Page.APIRequest.GetAsync($"{Portal.Address}fujian/{language}/employer/applications/{application}/cv");
        var content = await shown.BodyAsync();
        Assert.True(content.AsSpan().IndexOf("Nobody's experience"u8) > 0, "another file came");
        Assert.True(content.AsSpan().IndexOf("| READER "u8) > 0, "no mark on it");
        Assert.StartsWith("inline", shown.Headers["content-disposition"], StringComparison.Ordinal);
        await employer.Page.ClickAsync("aside button.btn:not(.secondary)");
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await employer.LookClosely("application moved");
    }

    private async Task Follow(Visit visit, string language, string application)
    {
        await visit.Go($"/fujian/{language}/me/applications/{application}");
        await Assertions.Expect(visit.Page.Locator(".timeline > li.done")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".timeline > li.now h3")).ToContainTextAsync(language == "zh" ? "筛选中" : "In screening");
        await visit.Go($"/fujian/{language}/me/access-log");
        // Who, which organisation, when, why.
        var entry = visit.Page.Locator(".log > li", new() { HasText = language == "zh" ? "您的简历" : "your CV" });
        await Assertions.Expect(entry.Locator(".what")).ToContainTextAsync(DemoPeople.Employer("rongxin").Name.In(language == "zh" ? Language.Chinese : Language.English));
        await Assertions.Expect(entry).ToContainTextAsync(DemoPeople.Person("rongxin-recruiter").Name.Zh!);
        await Assertions.Expect(entry.Locator($"a[href='me/applications/{application}']")).ToHaveCountAsync(1);
        Assert.StartsWith(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", null), await entry.Locator("time").GetAttributeAsync("datetime"), StringComparison.Ordinal);
    }

    private async Task Withdraw(Visit visit, string language, string application)
    {
        await visit.Go($"/fujian/{language}/me/applications/{application}");
        await visit.Follow($"a[href='me/applications/{application}/withdraw']");
        await visit.Submit();
        await Assertions.Expect(visit.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator($"a[href='me/applications/{application}/withdraw']")).ToHaveCountAsync(0);
        await visit.Go($"/fujian/{language}/me");
        await Assertions.Expect(visit.Page.Locator("main .empty")).ToBeVisibleAsync();
    }

    private async Task TheEmployerReadsNoMore(Visit employer, string language, string application)
    {
        await employer.Go($"/fujian/{language}/employer/applications/{application}");
        await Assertions.Expect(employer.Page.Locator(".notice.warn")).ToBeVisibleAsync();
        await Assertions.Expect(employer.Page.Locator("main")).Not.ToContainTextAsync("王小雨");
        await employer.LookClosely("application withdrawn");
        Assert.Equal(404, (await employer.Page.APIRequest.GetAsync($"{Portal.Address}fujian/{language}/employer/applications/{application}/cv")).Status);
    }

    private static async Task TakeOut(Visit visit, string language, string email, string application)
    {
        await visit.Go($"/fujian/{language}/me/data");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("a[href='me/data/export']"));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(await download.PathAsync()));
        var all = json.RootElement.ToString();
        foreach (var mine in new[] { email, "王小雨", "王小雨 cv.pdf", Words, application }) Assert.Contains(mine, all, StringComparison.Ordinal);
    }

    private async Task Erase(Visit visit, string language, string email, string application)
    {
        await visit.Go($"/fujian/{language}/me/data");
        await visit.Follow("main a[href='me/data/erase']:not(.linklike)");
        await visit.Page.FillAsync("[name=Password]", "another-password-12");
        await visit.Submit();
        await Errors(visit, "erasure");
        await visit.Page.FillAsync("[name=Password]", Password);
        await visit.Submit();
        Assert.Contains("/talents/erased?receipt=", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0L, await Portal.Scalar<long>("select count(*) from job_applications where id = $1", Guid.Parse(application)));

        await visit.Go($"/fujian/{language}/account/sign-in");
        await visit.Page.FillAsync("[name='Form.Email']", email);
        await visit.Page.FillAsync("[name='Form.Password']", Password);
        await visit.Submit();
        await Errors(visit, "sign-in");
    }

    /// <summary>The page says what is wrong, in words that a reader of screens finds, and points to the field.</summary>
    private async Task Errors(Visit visit, string form)
    {
        await Assertions.Expect(visit.Page.Locator(".error-summary li").First).ToBeVisibleAsync();
        if (scripts) await visit.LookClosely($"errors of the {form}");
    }
}

/// <inheritdoc cref="TalentJourney"/>
public sealed class TalentJourneyTests() : TalentJourney(scripts: true);

/// <inheritdoc cref="TalentJourney"/>
public sealed class TalentJourneyWithoutScriptsTests() : TalentJourney(scripts: false);
