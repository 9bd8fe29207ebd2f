using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.SiteMaps;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.SiteMaps;

public sealed class SiteMapTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly XmlSchemaSet Schemas = Protocol();

    [Theory]
    [InlineData("https://portal.example")]
    [InlineData("https://talent.zgc.example")]
    public async Task Robots_are_told_where_the_map_of_their_host_is_and_what_is_private(string root)
    {
        using var http = await portal.Http();
        using var answer = await portal.Open(http, $"{root}/robots.txt");
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains("Disallow: /*/me/", lines);
        Assert.DoesNotContain(lines, line => line is "Disallow: /" or "Disallow: /*");
        Assert.Equal([$"Sitemap: {root}/sitemap.xml"], lines.Where(line => line.StartsWith("Sitemap:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_address_of_every_map_lies_on_its_site_answers_and_says_the_same_of_itself()
    {
        await portal.Live();
        await portal.Live(employer: "weiliang", tenant: "zhongguancun");
        using var http = await portal.Http();
        var pages = 0;
        foreach (var root in (string[])[HostedPortal.Origin, $"{HostedPortal.Origin}/fujian", $"https://{HostedPortal.Host}"])
        {
            var index = await Xml(http, $"{root}/sitemap.xml");
            var parts = index.Descendants(Map + "loc").Select(loc => loc.Value).ToList();
            Assert.Distinct(parts);
            Assert.Contains(parts, part => part.EndsWith("/zh/sitemap-pages-1.xml", StringComparison.Ordinal));
            Assert.All(parts, part => Assert.StartsWith(root + "/", part, StringComparison.Ordinal));
            foreach (var part in parts)
            {
                var map = await Xml(http, part);
                var beside = part[..(part.LastIndexOf('/') + 1)];
                Assert.NotEmpty(map.Descendants(Map + "url"));
                foreach (var url in map.Descendants(Map + "url"))
                {
                    pages++;
                    var address = url.Element(Map + "loc")!.Value;
                    Assert.StartsWith(beside, address, StringComparison.Ordinal);
                    using var answer = await portal.Open(http, address);
                    Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
                    var page = await answer.Page();
                    Assert.Equal(address, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
                    Assert.Null(page.QuerySelector("meta[name=robots]"));
                    Assert.Equal(
                        url.Elements(Xhtml + "link").Select(link => (link.Attribute("hreflang")!.Value, link.Attribute("href")!.Value)).Order(),
                        page.QuerySelectorAll("link[rel=alternate][hreflang]").Where(link => link.GetAttribute("type") is null).Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href")!)).Order());
                    Assert.Contains(url.Elements(Xhtml + "link"), link => link.Attribute("href")!.Value == address);
                }
            }
        }

        Assert.True(pages > 20, $"only {pages} pages");
    }

    [Fact]
    public async Task A_host_names_the_tenants_on_it_and_none_that_has_a_host_of_its_own()
    {
        using var http = await portal.Http();
        var all = (await Xml(http, "/sitemap.xml")).Descendants(Map + "loc").Select(loc => loc.Value).ToList();
        Assert.Contains(all, part => part.StartsWith($"{HostedPortal.Origin}/greater-bay/", StringComparison.Ordinal));
        Assert.DoesNotContain(all, part => part.Contains("zhongguancun", StringComparison.Ordinal) || part.Contains(HostedPortal.Host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_what_is_open_at_an_admitted_employer_is_in_it()
    {
        var draft = await portal.Draft(tenant: "greater-bay");
        var waiting = await portal.Submitted(tenant: "greater-bay");
        var filled = await portal.Live(tenant: "greater-bay");
        await portal.Employer(tenant: "greater-bay").Get(new CloseJob(filled, JobCloseReason.Filled));
        var open = await portal.Live(tenant: "greater-bay");
        Assert.Equal([open], (await Jobs("greater-bay")).Intersect([draft, waiting, filled, open]));

        Assert.Contains(DemoPeople.Employer("rongxin").Id, await Employers("greater-bay"));
        await portal.Decide("rongxin", AdmissionDecision.End, "greater-bay");
        Assert.DoesNotContain(open, await Jobs("greater-bay"));
        Assert.DoesNotContain(DemoPeople.Employer("rongxin").Id, await Employers("greater-bay"));
    }

    [Fact]
    public async Task Who_has_the_current_version_is_not_sent_it_again_and_what_closes_makes_another()
    {
        var id = await portal.Live();
        portal.Clock.Advance(SiteMapDirectory.Lifetime);
        using var http = await portal.Http();
        foreach (var address in (string[])["/sitemap.xml", "/fujian/sitemap.xml", "/fujian/en/sitemap-jobs-1.xml"])
        {
            using var first = await portal.Open(http, address);
            Assert.True(first.Headers.CacheControl!.Public);
            Assert.Equal(HttpStatusCode.NotModified, (await portal.Open(http, address, known => known.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, (await portal.Open(http, address, known => known.IfModifiedSince = first.Content.Headers.LastModified)).StatusCode);
            using var head = await portal.Open(http, address, method: HttpMethod.Head);
            Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }

        using var before = await portal.Open(http, "/fujian/en/sitemap-jobs-1.xml");
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        portal.Clock.Advance(SiteMapDirectory.Lifetime);
        using var after = await portal.Open(http, "/fujian/en/sitemap-jobs-1.xml", known => known.IfNoneMatch.Add(before.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.DoesNotContain(id.ToString(), await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fujian/robots.txt")]
    [InlineData("/zh/robots.txt")]
    [InlineData("/fujian/zh/sitemap.xml")]
    [InlineData("/sitemap-pages-1.xml")]
    [InlineData("/zh/sitemap-jobs-1.xml")]
    [InlineData("/fujian/zh/sitemap-jobs-0.xml")]
    [InlineData("/fujian/zh/sitemap-jobs-99.xml")]
    [InlineData("/fujian/zh/sitemap-jobs-99999999999.xml")]
    [InlineData("/fujian/zh/sitemap-nothing-1.xml")]
    [InlineData("/nowhere/sitemap.xml")]
    public async Task There_is_nothing_elsewhere(string address)
    {
        using var http = await portal.Http();
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Open(http, address)).StatusCode);
    }

    private async Task<IReadOnlyList<Guid>> Jobs(string tenant) =>
        (await portal.As(null, tenant).Get(new BrowseJobAddresses(Guid.Empty, IsAfter: false, null))).Rows.Select(row => row.JobId).ToList();

    private async Task<IReadOnlyList<Guid>> Employers(string tenant) => [.. (await portal.As(null, tenant).Get(new BrowseEmployerAddresses(Guid.Empty, IsAfter: false))).Rows.Select(row => row.EmployerId)];

    /// <summary>A document of the protocol, checked against what the protocol says of it.</summary>
    private async Task<XDocument> Xml(HttpClient http, string address)
    {
        portal.Clock.Advance(SiteMapDirectory.Lifetime);
        using var answer = await portal.Open(http, address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        Assert.Equal("application/xml", answer.Content.Headers.ContentType?.MediaType);
        return Checked(await answer.Content.ReadAsStringAsync());
    }

    internal static XDocument Checked(string text)
    {
        Assert.True(Encoding.UTF8.GetByteCount(text) < 50_000_000);
        var document = XDocument.Parse(text);
        document.Validate(Schemas, (_, fault) => Assert.Fail(fault.Message));
        Assert.InRange(document.Root!.Elements().Count(), 1, 50_000);
        Assert.All(document.Descendants(Map + "lastmod"), at => Assert.True(DateTimeOffset.TryParseExact(at.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)));
        return document;
    }

    /// <summary>What sitemaps.org asks for, in our own words: elements, their order, and the lengths of addresses.</summary>
    private static XmlSchemaSet Protocol()
    {
        const string Schema = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
              <xs:simpleType name="address"><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType>
              <xs:complexType name="place">
                <xs:sequence><xs:element name="loc" type="address"/><xs:element name="lastmod" type="xs:dateTime" minOccurs="0"/><xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
              </xs:complexType>
              <xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" type="place" maxOccurs="50000"/></xs:sequence></xs:complexType></xs:element>
              <xs:element name="sitemapindex"><xs:complexType><xs:sequence><xs:element name="sitemap" type="place" maxOccurs="50000"/></xs:sequence></xs:complexType></xs:element>
            </xs:schema>
            """;
        var schemas = new XmlSchemaSet();
        using var text = XmlReader.Create(new StringReader(Schema));
        schemas.Add(null, text);
        schemas.Compile();
        return schemas;
    }
}

/// <summary>Many positions, in a database of their own.</summary>
public sealed class CountJobAddressesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Many = 21_500;

    [Fact]
    public async Task Positions_are_cut_into_parts_that_together_hold_each_of_them_once()
    {
        await portal.Scalar<int>(
            """
            insert into job_listings (tenant_id, job_id, employer_id, employer_verified, workplace, kind_code, published_at, changed_at, confirmed_at, closed_at, title_zh)
            select $1, gen_random_uuid(), gen_random_uuid(), false, 'OnSite', 'permanent', now(), now(), now(), case when n % 10 = 0 then now() end, n::text from generate_series(1, $2) n
            """, PortalFixture.TenantOf("fujian").Id, Many);
        var open = Many - (Many / 10);
        var parts = (await portal.As(null).Get(new CountJobAddresses())).Parts;
        Assert.Equal(2, parts.Count);
        Assert.Empty((await portal.As(null, "").Get(new CountJobAddresses())).Parts);
        Assert.Empty((await portal.As(null, "greater-bay").Get(new CountJobAddresses())).Parts);

        using var http = await portal.Http();
        var seen = new List<string>();
        for (var part = 1; part <= parts.Count; part++)
        {
            var map = SiteMapTests.Checked(await http.GetStringAsync($"/fujian/zh/sitemap-jobs-{part}.xml"));
            var addresses = map.Root!.Elements().Select(url => url.Elements().First().Value).ToList();
            Assert.InRange(addresses.Count, 1, ISiteMapSource.PartMax);
            seen.AddRange(addresses);
        }

        Assert.Equal(open, seen.Count);
        var known = await portal.Scalar<string>("select string_agg(job_id::text, ' ' order by job_id::text collate \"C\") from job_listings where closed_at is null");
        Assert.Equal(known, string.Join(' ', seen.Select(address => address[(address.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal)));
    }
}
