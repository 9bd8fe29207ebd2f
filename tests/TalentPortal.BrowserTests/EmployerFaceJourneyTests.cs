using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests;

/// <summary>An owner puts a photo on the employer's page and takes it off again; members find their interviews, and staff who read unusually much.</summary>
public sealed class EmployerFaceJourneyTests : BrowserTest
{
    [Theory]
    [InlineData("zh", "rongxin", "江边的实验楼")]
    [InlineData("en", "haiyun", "Our laboratory by the river")]
    public async Task A_photo_is_described_shown_to_everybody_and_taken_off(string language, string employer, string words)
    {
        await using var owner = await Browser.Visit(employer + "-owner");
        await using var visitor = await Browser.Visit(null, scripts: false, width: 390, height: 844);
        var (page, address) = (owner.Page, $"/fujian/{language}/employers/{DemoPeople.Employer(employer).Id}");
        await owner.Go($"/fujian/{language}/employer/employers");
        await Assertions.Expect(page.Locator("main form[enctype='multipart/form-data']")).ToHaveCountAsync(0);
        await page.FillAsync("[name='e.Fields.PhotoAltZh']", "江边的实验楼");
        await page.ClickAsync("main form.form button[type=submit]");
        await Assertions.Expect(page.Locator(".error-summary li").First).ToBeVisibleAsync();
        await page.FillAsync("[name='e.Fields.PhotoAltEn']", "Our laboratory by the river");
        await page.ClickAsync("main form.form button[type=submit]");
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        await owner.LookClosely("an employer's details with words for a photo");

        var picture = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Clip = new() { X = 0, Y = 0, Width = 600, Height = 400 } });
        await page.SetInputFilesAsync("[name=file]", new FilePayload { Name = "yard.jpg", MimeType = "image/jpeg", Buffer = picture });
        await owner.Submit("main form[enctype='multipart/form-data'] button");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]done=photo$"));
        await visitor.Go(address);
        var image = visitor.Page.Locator("main article img");
        await Assertions.Expect(image).ToHaveAttributeAsync("alt", words);
        await using (var reader = await Browser.Visit(null))
        {
            await reader.Go(address);
            Assert.True(await reader.Page.Locator("main article img").EvaluateAsync<bool>("img => img.decode().then(() => img.naturalWidth === 600)"));
            await reader.LookClosely("an employer with a photo");
            IsClean(reader);
        }

        await page.ClickAsync("section[aria-labelledby=photo] .actions .btn.secondary");
        await Assertions.Expect(page.Locator("section[aria-labelledby=photo] img")).ToHaveCountAsync(0);
        await visitor.Go(address);
        await Assertions.Expect(image).ToHaveCountAsync(0);
        IsClean(owner);
        IsClean(visitor);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Members_find_their_interviews_and_staff_who_read_unusually_much(string language)
    {
        await using var member = await Browser.Visit("rongxin-owner");
        await member.Go($"/fujian/{language}/employer/interviews");
        await Assertions.Expect(member.Page.Locator("main tbody tr").First).ToBeVisibleAsync();
        await member.LookClosely("my interviews");
        IsClean(member);
        await using var staff = await Browser.Visit("fujian-admin");
        await staff.Go($"/fujian/{language}/admin/applications/readings");
        await Assertions.Expect(staff.Page.Locator("main tbody tr").First).ToBeVisibleAsync();
        await staff.LookClosely("unusual reading");
        IsClean(staff);
    }
}
