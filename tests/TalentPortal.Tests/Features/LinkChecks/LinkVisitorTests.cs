using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.LinkChecks;
using TalentPortal.Features.LinkChecks.Domain;

namespace TalentPortal.Tests.Features.LinkChecks;

/// <summary>What a visit sees of a server that answers in each of the ways that there are.</summary>
public sealed class LinkVisitorTests(WatchingPortal portal) : IClassFixture<WatchingPortal>
{
    private Task<SeenPage> Visit(string address, LinkVisitor.Round? round = null) => portal.Services.GetRequiredService<LinkVisitor>().Visit(address, round ?? new(), CancellationToken.None);

    [Fact]
    public async Task A_page_is_read_as_our_agent_and_without_what_stands_around_it()
    {
        await using var site = await OtherSite.Start();
        site.Page("/notice", "第一条\n第二条");
        var seen = await Visit(site.Address + "/notice");
        Assert.Equal((200, null, site.Address + "/notice", "公告", "第一条\n第二条"), (seen.Code, seen.Fault, seen.Address, seen.Title, seen.Text));
        Assert.Equal(["/robots.txt", "/notice"], site.Asked.Select(one => one.Path));
        Assert.All(site.Asked, one => Assert.StartsWith("TalentPortal-LinkCheck/", one.Agent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_sent_on_a_few_times_and_not_for_ever()
    {
        await using var site = await OtherSite.Start();
        site.Code("/a", 302, "/b#part");
        site.Code("/b", 301, site.Address + "/c");
        site.Answers["/c"] = http => http.Response.WriteAsync("<meta http-equiv='refresh' content='0;url=/d'>");
        site.Page("/d", "到了");
        site.Code("/round", 302, "/round");
        Assert.Equal((site.Address + "/d", "到了"), (await Visit(site.Address + "/a")) is var seen ? (seen.Address, seen.Text) : default);
        Assert.Equal(VisitFault.Redirects, (await Visit(site.Address + "/round")).Fault);
    }

    [Theory]
    [InlineData("http://10.0.0.8/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://inside.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://office.example/x")]
    public async Task Being_sent_into_a_private_network_or_out_of_the_web_ends_there(string to)
    {
        portal.Names.Say("inside.example", "192.168.1.7");
        await using var site = await OtherSite.Start();
        site.Code("/out", 302, to);
        Assert.Equal(VisitFault.Refused, (await Visit(site.Address + "/out")).Fault);
        if (to.StartsWith("http", StringComparison.Ordinal)) Assert.Equal(VisitFault.Refused, (await Visit(to)).Fault);
    }

    [Fact]
    public async Task Codes_names_silence_and_slowness_are_told_apart()
    {
        await using var site = await OtherSite.Start();
        site.Code("/gone", 410);
        site.Answers["/slow-head"] = http => Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted);
        site.Answers["/slow-body"] = async http =>
        {
            await http.Response.WriteAsync("<p>begin");
            await http.Response.Body.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted);
        };
        Assert.Equal(410, (await Visit(site.Address + "/gone")).Code);
        Assert.Equal(404, (await Visit(site.Address + "/nothing")).Code);
        Assert.Equal(VisitFault.Timeout, (await Visit(site.Address + "/slow-head")).Fault);
        Assert.Equal(VisitFault.Timeout, (await Visit(site.Address + "/slow-body")).Fault);
        Assert.Equal(VisitFault.Name, (await Visit("https://nobody.example/")).Fault);
        Assert.Equal(VisitFault.Connection, (await Visit("http://127.0.0.1:9/")).Fault);
        Assert.Equal(VisitFault.Certificate, (await Visit(site.Address.Replace("http:", "https:", StringComparison.Ordinal) + "/")).Fault);
    }

    [Fact]
    public async Task Large_answers_are_cut_packed_ones_unpacked_and_files_taken_as_a_whole()
    {
        await using var site = await OtherSite.Start();
        site.Answers["/large"] = async http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            var part = Encoding.UTF8.GetBytes("<p>" + new string('长', 500) + "</p>\n");
            for (var i = 0; i < 5_000 && !http.RequestAborted.IsCancellationRequested; i++) await http.Response.Body.WriteAsync(part, http.RequestAborted);
        };
        site.Answers["/packed"] = async http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers.ContentEncoding = "gzip";
            using var memory = new MemoryStream();
            await using (var zip = new GZipStream(memory, CompressionMode.Compress, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes("<p>" + new string('包', 3_000_000) + "</p>"));
            await http.Response.Body.WriteAsync(memory.ToArray());
        };
        site.Answers["/file"] = http =>
        {
            http.Response.ContentType = "application/pdf";
            return http.Response.WriteAsync("%PDF-1.7");
        };
        Assert.InRange((await Visit(site.Address + "/large")).Text!.Length, 10_000, PageText.Max * 2);
        Assert.InRange((await Visit(site.Address + "/packed")).Text!.Length, 1, PageText.LineMax);
        var file = await Visit(site.Address + "/file");
        Assert.Equal((200, null, 64), (file.Code, file.Text, file.FileDigest!.Length));
    }

    [Fact]
    public async Task What_a_site_asks_not_to_be_read_is_not_asked_for()
    {
        await using var site = await OtherSite.Start();
        site.Answers["/robots.txt"] = http => http.Response.WriteAsync("User-agent: *\nDisallow: /closed");
        site.Page("/closed/1", "不公开");
        site.Page("/open", "公开");
        var round = new LinkVisitor.Round();
        Assert.Equal(VisitFault.Robots, (await Visit(site.Address + "/closed/1", round)).Fault);
        Assert.Equal("公开", (await Visit(site.Address + "/open", round)).Text);
        Assert.Equal(["/robots.txt", "/open"], site.Asked.Select(one => one.Path));
    }
}
