using System.Net;
using System.Text;
using AngleSharp.Dom;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Files;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>Upload and comparison through the real host, as a browser without scripts uses them.</summary>
public sealed class ResumeImportPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/fujian/en/me/profile/import";

    [Fact]
    public async Task A_file_is_uploaded_compared_and_two_of_three_are_taken()
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        using var uploaded = await client.Upload(Encoding.UTF8.GetBytes("\uFEFF" + """{"skills":[{"name":"One"},{"name":"Two"},{"name":"Three"}]}"""), "my resume.JSON", Page, "application/json");
        Assert.Equal("/fujian/en/me/profile/import", uploaded.Headers.Location!.OriginalString);
        var page = await client.Page(Page);
        Assert.Contains("my resume.json", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("input[name='Form.Take'][checked]").Length);
        var fields = page.QuerySelectorAll("main form").Select(form => PageForms.Fields((AngleSharp.Html.Dom.IHtmlFormElement)form)).Single(form => form.Any(field => field.Key == "Form.Take"));
        fields.RemoveAll(field => field is { Key: "Form.Take", Value: "1-all" });
        using var answer = await client.PostAsync(Page, PageForms.Encode(fields));
        Assert.EndsWith("me/profile/career?done=imported", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["One", "Three"], (await portal.Career(person)).Entries.Select(entry => entry.Name).Order());
        // Pressed twice.
        using var again = await client.PostAsync(Page, PageForms.Encode(fields));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Theory]
    [InlineData("europass.xml")]
    [InlineData("Europass CV.pdf")]
    public async Task A_europass_is_compared_on_the_same_page(string name)
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var file = name.EndsWith("pdf", StringComparison.Ordinal) ? PdfBuilder.Carrying(EuropassSample.Candidate) : Encoding.UTF8.GetBytes(EuropassSample.Candidate);
        using var uploaded = await client.Upload(file, name, Page, "application/octet-stream");
        Assert.Equal("/fujian/en/me/profile/import", uploaded.Headers.Location!.OriginalString);
        var page = await client.Page(Page);
        Assert.Contains("Aperture Works", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var answer = await client.Send(Page, page, new { }, "main form:has([name='Form.Seen'])");
        Assert.EndsWith("done=imported", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("From your Europass of", (await client.Page("/fujian/en/me/profile/career")).QuerySelector("#education")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Europass", (await client.Page("/fujian/zh/me/profile/career")).QuerySelector("#education")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_changed_meanwhile_is_shown_anew_before_anything_is_written()
    {
        var person = await portal.NewTalent();
        await portal.AddEntry(person);
        await portal.Upload(person);
        using var client = await portal.SignedInClient(person);
        var old = await client.Page(Page);
        await portal.AddEntry(person, CareerScene.Entry(ProfileSection.Skill, ("Name", "Meanwhile")));
        using var answer = await client.Send(Page, old, new { }, "main form:has([name='Form.Seen'])");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("has changed", (await answer.Page()).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        using var second = await client.Send(Page, await answer.Page(), new { }, "main form:has([name='Form.Seen'])");
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }

    [Theory]
    [InlineData("zh", "work[1].startDate：日期请写成")]
    [InlineData("en", "work[1].startDate: Write a date as")]
    public async Task Problems_are_told_in_the_readers_language_and_the_file_can_be_dropped(string language, string says)
    {
        var person = await portal.NewTalent();
        await portal.Upload(person, """{"work":[{"name":"A"},{"name":"B","startDate":"Present"}]}""");
        using var client = await portal.SignedInClient(person);
        var address = $"/fujian/{language}/me/profile/import";
        var page = await client.Page(address);
        Assert.Contains(says, page.QuerySelector("#problems li")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[name='Form.Take']"));
        using var dropped = await client.Send(address, page, new { }, "main form.section");
        Assert.Equal(HttpStatusCode.Redirect, dropped.StatusCode);
        Assert.Null((await portal.As(person).Get(new ViewResumeImport())).Waiting);
    }

    [Theory]
    [InlineData("resume.docx", "{}", "Files_KindNotTaken")]
    [InlineData("resume.json", "no json", "Resume_NotJson")]
    [InlineData("resume.json", "[]", "Resume_NotResume")]
    [InlineData("resume.json", "latin", "Resume_NotJson")]
    [InlineData("resume.json", "long", "Resume_TooLong")]
    [InlineData("resume.json", "longest", "Files_TooLarge")]
    [InlineData("europass.xml", "<Candidate", "Resume_NotXml")]
    [InlineData("europass.xml", "<!DOCTYPE Candidate [<!ENTITY a 'b'>]><Candidate>&a;</Candidate>", "Resume_NotXml")]
    [InlineData("europass.xml", "<html/>", "Resume_NotEuropass")]
    [InlineData("europass.xml", "<SkillsPassport xmlns='http://europass.cedefop.europa.eu/Europass'/>", "Resume_OldEuropass")]
    [InlineData("europass.pdf", "empty pdf", "Resume_NoneInPdf")]
    [InlineData("europass.pdf", "old pdf", "Resume_OldEuropass")]
    [InlineData("europass.pdf", "%PDF-1.7 and no more", "Files_Damaged")]
    [InlineData("../resume.json", "{}", "Files_NameUnsafe")]
    public async Task What_is_not_taken_says_why(string name, string content, string says)
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var bytes = content switch { "latin" => Encoding.Latin1.GetBytes("{\"a\":\"é\"}"), "long" => new byte[ResumeImport.MaxBytes + 1], "longest" => new byte[UploadRules.Resumes.MaxBytes + 1], "empty pdf" => PdfBuilder.Plain(), "old pdf" => PdfBuilder.Carrying("<SkillsPassport/>"), _ => Encoding.UTF8.GetBytes(content) };
        using var answer = await client.Upload(bytes, name, Page, "application/json");
        Assert.EndsWith("/fujian/en/me/profile/import?refused=" + says, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var language in new[] { "zh", "en" })
        {
            var error = (await client.Page($"/fujian/{language}/me/profile/import?refused={says}")).QuerySelector("main .error-summary a")!;
            Assert.DoesNotContain(says, error.TextContent, StringComparison.Ordinal);
        }

        Assert.Null((await portal.As(person).Get(new ViewResumeImport())).Waiting);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(portal.Folder, "files", "tmp")));
    }

    [Fact]
    public async Task Without_a_token_signed_out_or_without_a_profile_nothing_is_taken()
    {
        var person = await portal.NewTalent();
        using var client = await portal.SignedInClient(person);
        var address = new Uri(client.BaseAddress!, Page + "/upload");
        using var without = await client.Upload(address, [], "{}"u8.ToArray(), "resume.json");
        Assert.Contains("refused=Files_FormExpired", without.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var program = await client.Upload(address, [], "{}"u8.ToArray(), "resume.json", browser: false);
        Assert.Equal(HttpStatusCode.BadRequest, program.StatusCode);
        using var visitor = await portal.Http();
        using var nobody = await visitor.Upload(address, [], "{}"u8.ToArray(), "resume.json");
        Assert.StartsWith("/fujian/en/account/sign-in?returnUrl=", nobody.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var newcomer = await portal.SignedInClient(await portal.NewPerson());
        using var early = await newcomer.Upload(address, [], "{}"u8.ToArray(), "resume.json");
        Assert.Contains("refused=Career_ProfileFirst", early.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Null((await portal.As(person).Get(new ViewResumeImport())).Waiting);
    }
}
