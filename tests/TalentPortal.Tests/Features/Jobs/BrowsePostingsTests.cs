using System.Globalization;
using System.Net;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Api;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class BrowsePostingsTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task A_posting_is_given_whole_in_both_languages_and_in_types_of_its_own()
    {
        var id = await portal.Live(fields =>
        {
            (fields.TitleEn, fields.Workplace, fields.ClosingDate, fields.PlaceText) = ("Gerenuk groomer", Workplace.Hybrid, "2026-12-31", "Gulou");
            fields.DescriptionEn = "**Bold** <script>alert(1)</script>";
        });
        var item = (await portal.Json("/fujian/api/v1/jobs?q=gerenuk"))["items"]!.AsArray().Single()!;
        Assert.Equal(id, (Guid)item["id"]!);
        Assert.Equal($"https://portal.example/fujian/api/v1/jobs/{id}", (string)item["self"]!);
        Assert.Equal(($"https://portal.example/fujian/zh/jobs/{id}", $"https://portal.example/fujian/en/jobs/{id}"), ((string)item["url"]!["zh"]!, (string)item["url"]!["en"]!));
        Assert.Equal(("芯片设计工程师", "Gerenuk groomer"), ((string)item["title"]!["zh"]!, (string)item["title"]!["en"]!));
        Assert.StartsWith("<p><strong>Bold</strong> ", (string)item["description"]!["en"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", (string)item["description"]!["en"]!, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("both", "hybrid"), ((string)item["translation"]!, (string)item["workplace"]!));
        Assert.Equal(("CN", "350100", "Gulou"), ((string)item["place"]!["country"]!, (string)item["place"]!["division"]!, (string)item["place"]!["text"]!));
        Assert.Equal((300_000m, 500_000m, "CNY", "year"), ((decimal)item["pay"]!["min"]!, (decimal)item["pay"]!["max"]!, (string)item["pay"]!["currency"]!, (string)item["pay"]!["period"]!));
        Assert.Equal(("chip-design", "permanent", "master"), ((string)item["industry"]!["code"]!, (string)item["kind"]!["code"]!, (string)item["degree"]!["code"]!));
        Assert.Equal((2, "2026-12-31", true), ((int)item["headcount"]!, (string)item["closingDate"]!, (bool)item["reviewed"]!));
        Assert.Equal("fujian", (string)item["publisher"]!["slug"]!);
        foreach (var name in (string[])["publishedAt", "changedAt", "confirmedAt"])
            Assert.Equal(TimeSpan.Zero, DateTimeOffset.ParseExact((string)item[name]!, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture).Offset);
        // What the page does not show is not for programs either.
        Assert.DoesNotContain("reference", item.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((await portal.Json($"/fujian/api/v1/jobs/{id}")).ToJsonString(), item.ToJsonString());
        var employer = await portal.Json(new Uri((string)item["employer"]!["self"]!).PathAndQuery);
        Assert.Equal((string)item["employer"]!["name"]!["zh"]!, (string)employer["name"]!["zh"]!);
        Assert.Equal("technology-firm", (string)employer["kind"]!);
        Assert.NotEmpty((await portal.Json(new Uri((string)employer["jobs"]!).PathAndQuery))["items"]!.AsArray());
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_while_postings_come_and_go()
    {
        var file = new JobFile();
        for (var n = 0; n < 7; n++) file.Add(JobFile.Posting($"Dugong diver {n}", $"dugong-{n}"));
        await file.Import(portal);
        var page = await portal.Json("/fujian/api/v1/jobs?q=dugong&limit=3");
        var seen = page.Titles().ToList();
        Assert.Equal(3, seen.Count);
        // New ones come before everything, and one that was to follow is withdrawn.
        await portal.Live(fields => fields.TitleEn = "Dugong diver new");
        while ((string?)page["next"] is { } next)
        {
            Assert.StartsWith("https://portal.example/fujian/api/v1/jobs?q=dugong&limit=3&cursor=", next, StringComparison.Ordinal);
            page = await portal.Json(new Uri(next).PathAndQuery);
            seen.AddRange(page.Titles());
        }

        Assert.Equal(Enumerable.Range(0, 7).Select(n => $"Dugong diver {n}").Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        var numbers = new List<int>();
        for (string? cursor = null; ;)
        {
            var read = await portal.As(null).Get(new BrowsePostings(Cursor: cursor, Limit: 1));
            numbers.AddRange(read.Postings.Select(_ => 1));
            if ((cursor = read.Next) is null) break;
        }

        Assert.Equal(await portal.Scalar<long>("select count(*) from job_search where tenant_id = $1", PortalFixture.TenantOf("fujian").Id), numbers.Count);
    }

    [Fact]
    public async Task Many_publications_are_read_window_by_window_to_the_oldest()
    {
        var rare = await portal.Live(fields => fields.TitleEn = "Pangolin porter");
        var from = await portal.Scalar<int>("select max(ord) from job_search");
        // Postings were published and closed since: the numbers in between are free.
        await portal.Scalar<int>("select setval(pg_get_serial_sequence('job_search', 'ord'), $1)", from + 300_000L);
        var newest = await portal.Live(fields => fields.TitleEn = "Pangolin porter in chief");
        portal.Clock.Advance(TimeSpan.FromSeconds(3));
        var found = (await portal.As(null).Get(new BrowsePostings(Q: "pangolin"))).Postings.Select(posting => posting.Id);
        Assert.Equal([newest, rare], found);
        var first = await portal.As(null).Get(new BrowsePostings(Q: "pangolin", Limit: 1));
        Assert.Equal(newest, first.Postings.Single().Id);
        Assert.Equal(rare, (await portal.As(null).Get(new BrowsePostings(Q: "pangolin", Limit: 1, Cursor: first.Next))).Postings.Single().Id);
    }

    [Fact]
    public async Task A_tenant_has_its_own_and_the_national_site_all()
    {
        await portal.Live(fields => fields.TitleEn = "Quokka keeper south");
        await portal.Live(fields => fields.TitleEn = "Quokka keeper north", "weiliang", "zhongguancun");
        Assert.Equal(["Quokka keeper south"], (await portal.Json("/fujian/api/v1/jobs?q=quokka")).Titles());
        Assert.Equal(["Quokka keeper north"], (await portal.Json("https://talent.zgc.example/api/v1/jobs?q=quokka")).Titles());
        var all = await portal.Json("/api/v1/jobs?q=quokka");
        Assert.Equal(["Quokka keeper north", "Quokka keeper south"], all.Titles());
        Assert.StartsWith("https://talent.zgc.example/en/jobs/", (string)all["items"]![0]!["url"]!["en"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("province=fujian", true)]
    [InlineData("city=fuzhou", true)]
    [InlineData("city=xiamen", false)]
    [InlineData("province=beijing", false)]
    [InlineData("industry=chip-design", true)]
    [InlineData("kind=project", false)]
    [InlineData("degree=master", true)]
    [InlineData("degree=doctor", false)]
    [InlineData("q=axolotl+beijing", false)]
    public async Task Filters_are_those_of_the_list(string filter, bool found)
    {
        if ((await portal.Json("/fujian/api/v1/jobs?q=axolotl")).Titles().Length == 0) await portal.Live(fields => fields.TitleEn = "Axolotl aquarist");
        var query = filter.StartsWith("q=", StringComparison.Ordinal) ? filter : $"q=axolotl&{filter}";
        Assert.Equal(found, (await portal.Json($"/fujian/api/v1/jobs?{query}")).Titles().Length == 1);
    }

    [Theory]
    [InlineData("city=atlantis", "city")]
    [InlineData("employer=nobody", "employer")]
    [InlineData("q=%00", "q")]
    [InlineData("cursor=-1", "cursor")]
    [InlineData("cursor=next", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    public async Task What_names_nothing_is_refused_by_name(string query, string field)
    {
        var problem = await portal.Problem($"/fujian/api/v1/jobs?{query}", HttpStatusCode.BadRequest, "invalid");
        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal(field, (string)error["field"]!);
        Assert.NotEqual((string)error["message"]!["zh"]!, (string)error["message"]!["en"]!);
    }

    [Fact]
    public async Task What_is_withdrawn_is_missing_at_once_and_its_address_says_that_it_is_over()
    {
        var id = await portal.Live(fields => fields.TitleEn = "Tarsier tutor");
        using var http = await portal.Http();
        using var before = await portal.Open(http, $"/fujian/api/v1/jobs/{id}");
        Assert.Equal("no-cache", before.Headers.CacheControl!.ToString().Replace("public, ", "", StringComparison.Ordinal));
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        Assert.Empty((await portal.Json("/fujian/api/v1/jobs?q=tarsier")).Titles());
        await portal.Problem($"/fujian/api/v1/jobs/{id}", HttpStatusCode.Gone, "gone", known => known.IfNoneMatch.Add(before.Headers.ETag!));
    }
}

public sealed class ViewPostingTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task Only_what_is_or_was_public_is_there_and_only_at_its_tenant()
    {
        var (live, draft, waiting) = (await portal.Live(), await portal.Draft(), await portal.Submitted());
        Assert.Equal(live, (await portal.As(null).Get(new ViewPosting(live))).Posting!.Id);
        Assert.Equal(live, (await portal.As(null, "").Get(new ViewPosting(live))).Posting!.Id);
        foreach (var id in new[] { draft, waiting, Guid.CreateVersion7() }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewPosting(id))).Kind);
        // To its own employer this is the public's view, too.
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer().Send(new ViewPosting(draft))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "zhongguancun").Send(new ViewPosting(live))).Kind);
        await portal.Problem($"/fujian/api/v1/jobs/{draft}", HttpStatusCode.NotFound, "not-found");
        await portal.Problem($"https://talent.zgc.example/api/v1/jobs/{live}", HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_proposed_change_is_not_public_before_staff_approve_it()
    {
        var id = await portal.Live(fields => fields.TitleEn = "Kiwi counter");
        await portal.Employer().Get(await portal.Edit(id, fields => fields.TitleEn = "Kiwi counter unread", submit: true));
        Assert.Equal("Kiwi counter", (await portal.As(null).Get(new ViewPosting(id))).Posting!.Content.Title.En);
        Assert.Empty((await portal.As(null).Get(new BrowsePostings(Q: "unread"))).Postings);
        await portal.Review(id, publish: true);
        Assert.Equal("Kiwi counter unread", (await portal.As(null).Get(new ViewPosting(id))).Posting!.Content.Title.En);
    }
}
