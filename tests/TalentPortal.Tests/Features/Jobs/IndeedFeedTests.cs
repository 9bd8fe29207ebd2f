using System.Net;
using System.Xml.Linq;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Api;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class IndeedFeedTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    private static readonly string[] required = ["title", "date", "referencenumber", "requisitionid", "url", "company", "city", "state", "country", "description"];

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task It_holds_every_posting_of_the_tenant_with_what_boards_ask_for_and_what_the_interface_says(string language)
    {
        var file = new JobFile();
        // More than are read at a time.
        for (var n = 0; n < BrowsePostings.LimitMax + 5; n++) file.Add(JobFile.Posting($"Numbat nurse {n}", $"numbat-{n}"));
        await file.Import(portal);
        var id = await portal.Live(fields => (fields.DescriptionEn, fields.DescriptionZh, fields.ClosingDate) = ("Ends ]]> here &amp; <there>", "到此 ]]> 为止", "2026-12-31"));
        await portal.Live(employer: "weiliang", tenant: "zhongguancun");
        using var http = await portal.Http();
        var text = await (await portal.Open(http, $"/fujian/{language}/jobs/indeed.xml")).Content.ReadAsStringAsync();
        var source = XDocument.Parse(text).Root!;
        Assert.Equal("source", source.Name.LocalName);
        var jobs = source.Elements("job").ToList();
        Assert.Equal(await portal.Scalar<long>("select count(*) from job_search where tenant_id = $1", PortalFixture.TenantOf("fujian").Id), jobs.Count);
        Assert.Distinct(jobs.Select(job => job.Element("referencenumber")!.Value));
        foreach (var job in jobs)
        {
            Assert.All(required, name => Assert.Single(job.Elements(name)));
            Assert.All(job.Elements(), element => Assert.All(element.Nodes(), node => Assert.IsType<XCData>(node)));
        }

        var one = jobs.Single(job => job.Element("referencenumber")!.Value == id.ToString());
        var record = await portal.Json($"/fujian/api/v1/jobs/{id}");
        Assert.Equal((string)record["title"]![language]!, one.Element("title")!.Value);
        Assert.Equal((string)record["description"]![language]!, one.Element("description")!.Value);
        Assert.Equal((string)record["url"]![language]!, one.Element("url")!.Value);
        Assert.Equal((string)record["employer"]!["name"]![language]!, one.Element("company")!.Value);
        Assert.Equal((string)record["place"]!["country"]!, one.Element("country")!.Value);
        Assert.Equal("300000 - 500000 CNY per year", one.Element("salary")!.Value);
        Assert.Equal(("fulltime", "2026-12-31T23:59:59+08:00"), (one.Element("jobtype")!.Value, one.Element("expirationdate")!.Value));
    }

    [Fact]
    public async Task Closed_postings_go_and_who_has_the_current_version_is_not_sent_it_again()
    {
        var id = await portal.Live();
        using var http = await portal.Http();
        const string Address = "/fujian/en/jobs/indeed.xml";
        using var first = await portal.Open(http, Address);
        Assert.Contains(id.ToString(), await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await portal.Open(http, Address, known => known.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode);
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        using var second = await portal.Open(http, Address, known => known.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.DoesNotContain(id.ToString(), await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/jobs/indeed.xml")]
    [InlineData("/nowhere/en/jobs/indeed.xml")]
    public async Task A_site_without_postings_of_its_own_has_none(string address)
    {
        using var http = await portal.Http();
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Open(http, address)).StatusCode);
    }
}
