using System.Net;
using System.Xml.Linq;
using TalentPortal.Components;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class JobFeedTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("https://portal.example/fujian/zh", "zh-Hans")]
    [InlineData("https://portal.example/fujian/en", "en")]
    [InlineData("https://portal.example/zh", "zh-Hans")]
    [InlineData("https://talent.zgc.example/en", "en")]
    public async Task A_feed_has_what_the_format_asks_for(string site, string language)
    {
        await portal.Live();
        await portal.Live(employer: "weiliang", tenant: "zhongguancun");
        var feed = await Feed($"{site}/jobs/feed.atom");
        Assert.Equal(language, feed.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.NotEmpty(feed.Elements(Atom + "entry"));
        foreach (var element in feed.Elements(Atom + "entry").Prepend(feed))
        {
            foreach (var name in (string[])["id", "title", "updated", "author"]) Assert.Single(element.Elements(Atom + name));
            Assert.StartsWith("tag:portal.example,2026:", element.Element(Atom + "id")!.Value, StringComparison.Ordinal);
            Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z", element.Element(Atom + "updated")!.Value);
            Assert.NotEqual("", element.Element(Atom + "title")!.Value);
            Assert.NotEqual("", element.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            // RFC 4287, 4.1.1: at most one alternate of a type and a language.
            Assert.Distinct(element.Elements(Atom + "link").Where(link => link.Attribute("rel")!.Value == "alternate").Select(link => (link.Attribute("type")!.Value, link.Attribute("hreflang")?.Value)));
        }

        Assert.Distinct(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
        Assert.Equal($"{site}/jobs/feed.atom", LinkOf(feed, "self"));
        Assert.Equal(feed.Elements(Atom + "entry").Max(entry => entry.Element(Atom + "updated")!.Value), feed.Element(Atom + "updated")!.Value);
        using var http = await portal.Http();
        foreach (var entry in feed.Elements(Atom + "entry").Take(3))
        {
            using var page = await portal.Open(http, LinkOf(entry, "alternate"));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal(LinkOf(entry, "alternate"), (await page.Page()).QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task It_shows_what_the_list_with_the_same_address_shows_and_each_leads_to_the_other()
    {
        var id = await portal.Live(fields => fields.TitleEn = "Quagga keeper & <friends>");
        using var http = await portal.Http();
        using var answer = await portal.Open(http, "/fujian/en/jobs?q=quagga&province=fujian&sort=date");
        var page = await answer.Page();
        var link = page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;
        Assert.Equal("jobs/feed.atom?q=quagga&province=fujian", link);
        Assert.NotNull(page.QuerySelector($"main a[href='{link}']"));
        var feed = await Feed("/fujian/en/" + link);
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal("Quagga keeper & <friends>", entry.Element(Atom + "title")!.Value);
        Assert.EndsWith($"/jobs/{id}", LinkOf(entry, "alternate"), StringComparison.Ordinal);
        Assert.Equal("https://portal.example/fujian/en/jobs?q=quagga&province=fujian", feed.Elements(Atom + "link").Single(one => one.Attribute("type")!.Value == "text/html").Attribute("href")!.Value);
        Assert.Contains("quagga", feed.Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Empty((await Feed("/fujian/en/jobs/feed.atom?q=quagga&province=beijing")).Elements(Atom + "entry"));
    }

    [Fact]
    public async Task A_changed_position_keeps_its_id_and_a_closed_one_goes()
    {
        var id = await portal.Live(fields => fields.TitleEn = "Okapi warden");
        var before = Assert.Single((await Feed("/fujian/en/jobs/feed.atom?q=okapi")).Elements(Atom + "entry"));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await portal.Employer().Get(await portal.Edit(id, fields => fields.TitleEn = "Chief okapi warden", submit: true));
        await portal.Review(id, publish: true);
        var after = Assert.Single((await Feed("/fujian/en/jobs/feed.atom?q=okapi")).Elements(Atom + "entry"));
        Assert.Equal("Chief okapi warden", after.Element(Atom + "title")!.Value);
        Assert.Equal(before.Element(Atom + "id")!.Value, after.Element(Atom + "id")!.Value);
        Assert.Equal(before.Element(Atom + "published")!.Value, after.Element(Atom + "published")!.Value);
        Assert.True(string.CompareOrdinal(before.Element(Atom + "updated")!.Value, after.Element(Atom + "updated")!.Value) < 0);
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        Assert.Empty((await Feed("/fujian/en/jobs/feed.atom?q=okapi")).Elements(Atom + "entry"));
    }

    [Fact]
    public async Task Who_has_the_current_version_is_not_sent_it_again()
    {
        await portal.Live(fields => fields.TitleEn = "Numbat counter");
        using var http = await portal.Http();
        const string Address = "/fujian/en/jobs/feed.atom?q=numbat";
        using var first = await portal.Open(http, Address);
        Assert.Equal(HttpStatusCode.NotModified, (await portal.Open(http, Address, known => known.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await portal.Open(http, Address, known => known.IfModifiedSince = first.Content.Headers.LastModified)).StatusCode);
        await portal.Live(fields => fields.TitleEn = "Numbat counter");
        Assert.Equal(HttpStatusCode.OK, (await portal.Open(http, Address, known => known.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode);
    }

    /// <summary>Each fact of the page, in its words: what comes to the postings later may not be missing here.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task An_entry_says_of_a_posting_what_its_page_says(string language)
    {
        var word = "bilby" + language;
        var id = await portal.Live(fields =>
        {
            JobDemandsTests.Everything(fields);
            (fields.TitleEn, fields.Headcount, fields.PayNegotiable, fields.ClosingDate) = ($"Lens grinder {word}", "3", true, "2026-12-31");
        });
        var entry = Assert.Single((await Feed($"/fujian/{language}/jobs/feed.atom?q={word}")).Elements(Atom + "entry"));
        var said = Bare(entry.Element(Atom + "summary")!.Value);
        using var http = await portal.Http();
        using var answer = await portal.Open(http, $"/fujian/{language}/jobs/{id}");
        var article = (await answer.Page()).QuerySelector("article.main")!;
        var facts = article.QuerySelector("dl")!.QuerySelectorAll("dd").ToList();
        Assert.True(facts.Count >= 12, $"only {facts.Count} facts");
        foreach (var fact in facts)
        {
            // The code of the occupation is for programs that ask the interface.
            foreach (var code in fact.QuerySelectorAll("[translate=no]").ToList()) code.Remove();
            var small = fact.QuerySelectorAll(".small").ToList();
            foreach (var part in small.SelectMany(one => one.TextContent.Split('\u00b7'))) Assert.Contains(Bare(part), said, StringComparison.Ordinal);
            foreach (var one in small) one.Remove();
            Assert.Contains(Bare(fact.TextContent), said, StringComparison.Ordinal);
        }

        var skills = article.QuerySelectorAll(".chips .tag").Select(skill => skill.TextContent).ToList();
        Assert.Equal(2, skills.Count);
        foreach (var skill in skills)
        {
            Assert.Contains(Bare(skill), said, StringComparison.Ordinal);
            Assert.Contains(entry.Elements(Atom + "category"), category => category.Attribute("term")!.Value == skill);
        }

        var spoken = language == "en" ? Language.English : Language.Chinese;
        foreach (var offered in new[] { language == "en" ? "A flat for two years" : "公寓两年", "https://rst.example.gov.cn/policy", JobSaid.Permit(PermitClasses.A | PermitClasses.B, spoken)!, DateWords.Day(new DateOnly(2026, 12, 31), spoken.Culture()) })
            Assert.Contains(Bare(offered), said, StringComparison.Ordinal);

        var texts = article.QuerySelectorAll(".lines").Select(text => text.TextContent).ToList();
        Assert.NotEmpty(texts);
        foreach (var text in texts) Assert.Contains(Bare(text), said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Of_an_unnamed_employer_it_says_what_the_page_says_in_its_place_and_nothing_leads_to_it(string language)
    {
        var posting = await portal.UnnamedPosting(fields =>
        {
            JobDemandsTests.Everything(fields);
            (fields.DeliverablesZh, fields.DeliverablesEn) = ("设计规格书\n验收报告 <终稿>", "A specification\nA report on acceptance <final>");
        });
        var entry = Assert.Single((await Feed($"/fujian/{language}/jobs/feed.atom?q={posting.Word}")).Elements(Atom + "entry"));
        var said = Bare(entry.Element(Atom + "summary")!.Value);
        using var http = await portal.Http();
        using var answer = await portal.Open(http, $"/fujian/{language}/jobs/{posting.Job}");
        var article = (await answer.Page()).QuerySelector("article.main")!;
        var shown = article.QuerySelectorAll("#unnamed dd, .lines").Select(text => text.TextContent).ToList();
        Assert.Equal(3, shown.Count);
        foreach (var text in shown) Assert.Contains(Bare(text), said, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "A specification\nA report on acceptance <final>" : "设计规格书\n验收报告 <终稿>", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Empty(posting.In(entry.ToString()));
        Assert.EndsWith($"/jobs/{posting.Job}", Assert.Single(entry.Elements(Atom + "link")).Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Null(entry.Element(Atom + "author")!.Element(Atom + "uri"));

        // Job boards are told the same.
        using var boards = await portal.Open(http, $"/fujian/{language}/jobs/indeed.xml");
        var job = XDocument.Parse(await boards.Content.ReadAsStringAsync()).Root!.Elements("job").Single(one => one.Element("referencenumber")!.Value == posting.Job.ToString());
        foreach (var text in shown) Assert.Contains(Bare(text).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), Bare(job.Element("description")!.Value).Replace("<br>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(posting.In(job.ToString()));
    }

    [Fact]
    public async Task Who_says_again_that_it_is_open_is_read_in_the_entry_though_nothing_else_changed()
    {
        var id = await portal.Live(fields => fields.TitleEn = "Dunnart dentist");
        const string Address = "/fujian/en/jobs/feed.atom?q=dunnart";
        using var http = await portal.Http();
        using var first = await portal.Open(http, Address);
        var before = Assert.Single((await Feed(Address)).Elements(Atom + "entry"));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await portal.Employer().Get(new ConfirmJob(id));
        using var second = await portal.Open(http, Address, known => known.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var after = Assert.Single((await Feed(Address)).Elements(Atom + "entry"));
        Assert.NotEqual(before.Element(Atom + "summary")!.Value, after.Element(Atom + "summary")!.Value);
        Assert.Equal(before.Element(Atom + "updated")!.Value, after.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task Long_lists_go_on_in_further_pages()
    {
        var file = new JobFile();
        for (var n = 0; n < 25; n++) file.Add(JobFile.Posting($"Tapir tracker {n}", $"tapir-{n}"));
        await file.Import(portal);
        var first = await Feed("/fujian/en/jobs/feed.atom?q=tapir");
        Assert.Equal(20, first.Elements(Atom + "entry").Count());
        var second = await Feed(LinkOf(first, "next"));
        Assert.Equal(5, second.Elements(Atom + "entry").Count());
        Assert.Equal(LinkOf(first, "self"), LinkOf(second, "previous"));
        Assert.DoesNotContain(second.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "next");
    }

    [Theory]
    [InlineData("/fujian/en/jobs/feed.atom?city=atlantis", HttpStatusCode.BadRequest)]
    [InlineData("/fujian/en/jobs/feed.atom?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/fujian/en/jobs/feed.atom?employer=nobody", HttpStatusCode.BadRequest)]
    [InlineData("/fujian/en/jobs/feed.atom?page=minus", HttpStatusCode.OK)]
    [InlineData("/nowhere/en/jobs/feed.atom", HttpStatusCode.NotFound)]
    [InlineData("/fujian/jobs/feed.atom", HttpStatusCode.Found)]
    public async Task Addresses_that_mean_nothing_are_refused_rather_than_read_as_something_else(string address, HttpStatusCode status)
    {
        using var http = await portal.Http();
        Assert.Equal(status, (await portal.Open(http, address)).StatusCode);
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string LinkOf(XElement element, string relation) => element.Elements(Atom + "link").First(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private async Task<XElement> Feed(string address)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }
}
