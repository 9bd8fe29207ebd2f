using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;
using TalentPortal.Platform.Mail;

namespace TalentPortal.BrowserTests;

/// <summary>
/// An employer proposes times, the talent chooses one without scripts, both read it by both clocks, and the files for their
/// calendars hold that very moment. Then it is moved, chosen anew and called off, and everybody's calendar hears of it.
/// </summary>
public sealed class InterviewJourneyTests : BrowserTest
{
    private const string London = "Europe/London";

    [Theory]
    [InlineData("zh", "haiyun", "HY-203", 10)]
    [InlineData("en", "rongxin", "RX-103", 15)]
    public async Task Times_are_proposed_chosen_moved_and_called_off_on_both_sides(string language, string company, string reference, int hour)
    {
        await using var talent = await Browser.Visit("zhao-ming", scripts: false, width: 390, height: 844);
        await using var employer = await Browser.Visit(company + "-recruiter");
        var job = await Portal.Scalar<string>($"select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.source_identifier = '{reference}'");
        var application = await HiringSteps.Apply(talent, language, job);
        var (theirs, mine) = ($"/fujian/{language}/employer/interviews/{application}", $"/fujian/{language}/me/interviews/{application}");
        var (first, second, third) = (Slot(20, hour), Slot(21, hour), Slot(22, hour));

        // Nothing is lost of what was typed when the times are missing.
        await employer.Go(theirs);
        var propose = employer.Page.Locator("aside .actions .btn:not(.small)");
        await employer.Page.FillAsync("[name='i.Where']", "https://meet.example.org/algae");
        await propose.ClickAsync();
        await Assertions.Expect(employer.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await employer.LookClosely("an interview without times");
        await employer.Page.FillAsync("[name='i.Slots']", first);
        await employer.Page.ClickAsync("aside .actions .btn.small");
        await Assertions.Expect(employer.Page.Locator("aside ul.plain li")).ToHaveCountAsync(1);
        await employer.Page.FillAsync("[name='i.Slots']", second);
        await propose.ClickAsync();
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToBeVisibleAsync();

        // By the mail, or from the area of one's own.
        await talent.Go((await Portal.MailedLink(Portal.Account("zhao-ming").Email, $"me/interviews/{application}")).PathAndQuery);
        await talent.Go($"/fujian/{language}/me/interviews");
        await talent.Follow($"main a[href='me/interviews/{application}']");
        await talent.Page.SelectOptionAsync("[name=zone]", London);
        await talent.Submit($"form[action='me/interviews/{application}'] button");
        var choices = talent.Page.Locator(".choice:has([name='Form.Slot'])");
        await Assertions.Expect(choices).ToHaveCountAsync(2);
        foreach (var clock in Clocks(first)) await Assertions.Expect(choices.First).ToContainTextAsync(clock);
        await talent.Submit();
        await Assertions.Expect(talent.Page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await talent.Page.CheckAsync($"[name='Form.Slot'][value='{first}']");
        await talent.Submit();
        await Assertions.Expect(talent.Page).ToHaveURLAsync(new Regex("[?]done=fixed"));
        var entry = await Both(talent, employer, mine, theirs, first);
        Assert.Equal(("PUBLISH", "CONFIRMED"), (entry["METHOD"], entry["STATUS"]));

        // Moved: the old time leaves the calendars, the new one is chosen and takes its place.
        await employer.Page.FillAsync("[name='i.Slots']", third);
        await propose.ClickAsync();
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        var mailed = Entry(Part(await Portal.Mailed(Portal.Account("zhao-ming").Email, $"me/interviews/{application}", "text/calendar; method=CANCEL")));
        Assert.Equal((entry["UID"], "CANCELLED", Stamp(first)), (mailed["UID"], mailed["STATUS"], mailed["DTSTART"]));
        await talent.Go(mine);
        await Assertions.Expect(choices).ToHaveCountAsync(1);
        Assert.Equal(404, (await talent.Page.APIRequest.GetAsync(mine + "/interview.ics")).Status);
        await talent.Page.CheckAsync($"[name='Form.Slot'][value='{third}']");
        await talent.Submit();
        var moved = await Both(talent, employer, mine, theirs, third);
        Assert.Equal(entry["UID"], moved["UID"]);
        Assert.True(Sequence(moved) > Sequence(mailed) && Sequence(mailed) > Sequence(entry), $"{Sequence(entry)}, {Sequence(mailed)}, {Sequence(moved)}");

        // Called off: both sides see it, and both files are cancellations of the same entry.
        await employer.Page.ClickAsync("section[aria-labelledby=now] .btn.danger");
        await Assertions.Expect(employer.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await employer.LookClosely("an interview that was called off");
        var off = await Both(talent, employer, mine, theirs, third);
        Assert.Equal(("CANCEL", "CANCELLED", moved["UID"]), (off["METHOD"], off["STATUS"], off["UID"]));
        Assert.True(Sequence(off) > Sequence(moved), $"{Sequence(moved)}, {Sequence(off)}");
        foreach (var badge in new[] { talent.Page.Locator("h2 .badge"), employer.Page.Locator(".ws-bar .badge") }) await Assertions.Expect(badge).ToHaveTextAsync(language == "zh" ? "已取消" : "Called off");

        Assert.DoesNotContain(talent.Requests, request => request.Contains("_blazor", StringComparison.Ordinal));
        foreach (var visit in new[] { talent, employer }) IsClean(visit);
    }

    /// <summary>Both sides read the same time by both clocks, and take the same entry for their calendars.</summary>
    private static async Task<Dictionary<string, string>> Both(Visit talent, Visit employer, string mine, string theirs, string slot)
    {
        List<Dictionary<string, string>> entries = [];
        foreach (var (visit, address) in new[] { (talent, mine), (employer, theirs) })
        {
            await visit.Go(address);
            var file = visit.Page.Locator("main a[href$='/interview.ics']");
            await Assertions.Expect(file).ToBeVisibleAsync();
            foreach (var clock in Clocks(slot)) await Assertions.Expect(visit.Page.Locator(".facts").First).ToContainTextAsync(clock);
            var download = await visit.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
            entries.Add(Entry(await File.ReadAllTextAsync(await download.PathAsync())));
        }

        foreach (var name in new[] { "UID", "DTSTART", "DTEND", "SEQUENCE", "METHOD", "STATUS" }) Assert.Equal(entries[0][name], entries[1][name]);
        Assert.Equal(Stamp(slot), entries[0]["DTSTART"]);
        return entries[0];
    }

    /// <summary>A time of a day to come by the clock of China, as a form sends it.</summary>
    private string Slot(int days, int hour) => Portal.Now.ToOffset(TimeSpan.FromHours(8)).Date.AddDays(days).AddHours(hour).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string slot) => new(DateTime.ParseExact(slot, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    private static string Stamp(string slot) => Moment(slot).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string[] Clocks(string slot) => [slot[^5..], TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Moment(slot), London).ToString("HH:mm", CultureInfo.InvariantCulture)];

    private static int Sequence(Dictionary<string, string> entry) => int.Parse(entry["SEQUENCE"], CultureInfo.InvariantCulture);

    /// <summary>The lines of a calendar file that stand in it once, by their names.</summary>
    private static Dictionary<string, string> Entry(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2)).GroupBy(pair => pair[0].Split(';')[0]).Where(lines => lines.Count() == 1).ToDictionary(lines => lines.Key, lines => lines.First()[1]);

    /// <summary>What a mail has for the calendar.</summary>
    private static string Part((KeptMail Mail, string File) mail)
    {
        var part = mail.File[mail.File.IndexOf("text/calendar", StringComparison.Ordinal)..];
        part = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)]));
    }
}
