using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>A person adds an education, imports a JSON Resume, compares, takes two of three entries, exports as both formats and imports a Europass, all without scripts and on a phone.</summary>
public sealed class CareerJourneyTests : BrowserTest
{
    private const string Resume = """{"work":[{"name":"First Works","startDate":"2014-06","x-team":"seven"},{"name":"Second Works","startDate":"2016"},{"name":"Third Works","endDate":"2020-01-31"}]}""";

    [Theory]
    [InlineData("zh", "chen-hao")]
    [InlineData("en", "maria-silva")]
    public async Task A_record_is_told_imported_compared_and_taken_along(string language, string person)
    {
        await using var visit = await Browser.Visit(person, scripts: false, width: 390, height: 844);
        await visit.Go($"/fujian/{language}/me/profile/career");
        await visit.Follow("#education a[href='me/profile/career/education/new']");
        await visit.Page.FillAsync("[name='Form[Institution]']", "");
        await visit.Submit();
        await Assertions.Expect(visit.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await visit.Page.FillAsync("[name='Form[Institution]']", "Journey University");
        await visit.Page.SelectOptionAsync("[name='Form[Level]']", "master");
        await visit.Page.SelectOptionAsync("[name='Form[Outcome]']", "graduated");
        await visit.Page.FillAsync("[name='Form[From]']", "2011-09");
        await visit.Submit();
        await Assertions.Expect(visit.Page.Locator("#education h3")).ToHaveTextAsync("Journey University");

        await visit.Follow("main a[href='me/profile/import']");
        await Upload(visit, """{"work":[{"name":"First Works","startDate":"June 2014"}]}""");
        await Assertions.Expect(visit.Page.Locator("#problems li")).ToContainTextAsync("work[0].startDate");
        await Upload(visit, Resume);
        await Assertions.Expect(visit.Page.Locator("[name='Form.Take']:checked")).ToHaveCountAsync(3);
        await visit.Page.UncheckAsync("li:has-text('Second Works') input");
        await visit.Submit("main form:has([name='Form.Seen']) button[type=submit]");
        await Assertions.Expect(visit.Page.Locator("#experience h3")).ToHaveTextAsync(["First Works", "Third Works"]);
        await Assertions.Expect(visit.Page.Locator("#experience .card").First).ToContainTextAsync("JSON Resume");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("a[href='me/profile/resume.json']"));
        Assert.Equal("resume.json", download.SuggestedFilename);
        using var resume = JsonDocument.Parse(await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Equal(["First Works", "Third Works"], resume.RootElement.GetProperty("work").EnumerateArray().Select(work => work.GetProperty("name").GetString()));
        Assert.Equal("seven", resume.RootElement.GetProperty("work")[0].GetProperty("x-team").GetString());
        var codes = resume.RootElement.GetProperty("education").EnumerateArray().Single().GetProperty("talentPortal");
        Assert.Equal(("7", "14"), (codes.GetProperty("isced").GetProperty("code").GetString(), codes.GetProperty("gbt4658").GetProperty("code").GetString()));

        // The same record as a Europass is known when it comes back.
        var europass = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("a[href='me/profile/europass.xml']"));
        await visit.Follow("main a[href='me/profile/import']");
        await Upload(visit, await File.ReadAllTextAsync(await europass.PathAsync()), europass.SuggestedFilename);
        await Assertions.Expect(visit.Page.Locator("[name='Form.Take']")).ToHaveCountAsync(0);
        await Upload(visit, "<Candidate xmlns='http://www.europass.eu/1.0'><CandidateProfile><Skills><PersonCompetency><CompetencyName>Lamps</CompetencyName></PersonCompetency></Skills></CandidateProfile></Candidate>", "europass.xml");
        await visit.Submit("main form:has([name='Form.Seen']) button[type=submit]");
        await Assertions.Expect(visit.Page.Locator("#skill .card")).ToContainTextAsync(["Europass"]);
        Assert.DoesNotContain(visit.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        IsClean(visit);
    }

    private static async Task Upload(Visit visit, string text, string name = "resume.json")
    {
        await visit.Page.SetInputFilesAsync("[name=file]", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) });
        await visit.Submit("main form[enctype] button[type=submit]");
    }
}
