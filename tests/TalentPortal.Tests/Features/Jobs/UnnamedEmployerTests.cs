using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.SavedSearches;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>
/// Nobody learns which employer stays unnamed: every address of the endpoint table, opened by a visitor, by its applicant and
/// by another talent, in both languages, at the tenant's site and the national one; exports, mails, the search and the tables.
/// </summary>
public sealed class UnnamedEmployerTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    /// <summary>The employer's own page names it, as it names any; it must not lead to the posting.</summary>
    private static readonly string[] OwnPages = ["employers", "api/v1/employers"];

    /// <summary>Addresses that must show the posting, or what follows from it, to the applicant: otherwise nothing was looked at.</summary>
    private static readonly string[] Shown = ["jobs", "jobs/ID", "jobs/feed.atom", "jobs/indeed.xml", "api/v1/jobs", "api/v1/jobs/ID", "reports/ID", "me/applications", "me/applications/ID"];

    /// <summary>Those on which the name stands once it is given; the last two without the title.</summary>
    private static readonly string[] Naming = [.. Shown, "me/consents", "me/access-log"];

    [Fact]
    public async Task No_address_names_it_before_it_does_itself_and_then_they_do()
    {
        var posting = await portal.UnnamedPosting();
        var (sent, other) = (await portal.AppliedTo(posting), await portal.NewTalent());
        // A reading is in the access log, and what an owed answer brings is on the pages.
        await portal.As(posting.Owner, "fujian").Get(new ViewApplicant(sent.Application));
        var (seen, leaks) = (new HashSet<string>(), new List<string>());
        foreach (var person in new[] { null, sent.Talent, other }) await Walk(person, posting, sent, seen, leaks, _ => true);
        output.WriteLine($"{seen.Count} addresses showed the posting: {string.Join(' ', seen.Order())}");
        Assert.Empty(leaks);
        Assert.Empty(Shown.Except(seen));

        await portal.As(posting.Owner, "fujian").Get(new NameEmployer(posting.Job));
        leaks.Clear();
        foreach (var person in new[] { null, sent.Talent }) await Walk(person, posting, sent, seen, leaks, Naming.Contains);
        foreach (var path in Naming) Assert.Contains(leaks, leak => leak.StartsWith(path + " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Quellwater")]
    [InlineData("闽澜微晶")]
    [InlineData("minlan")]
    [InlineData("Microcrystal")]
    public async Task No_word_of_its_name_finds_the_posting_nor_does_its_id(string word)
    {
        var posting = await portal.UnnamedPosting();
        Assert.DoesNotContain((await portal.As(null).Get(new BrowseJobs(word))).Rows, row => row.Id == posting.Job);
        Assert.DoesNotContain((await portal.As(null).Get(new BrowseJobs(Employer: posting.Employer.ToString()))).Rows, row => row.Id == posting.Job);
        Assert.Contains((await portal.As(null).Get(new BrowseJobs(posting.Word))).Rows, row => row.Id == posting.Job);
        var unknown = await portal.As(null).Get(new BrowseJobs(Employer: Guid.Empty.ToString()));
        Assert.Equal([Guid.Empty.ToString()], unknown.Unknown);
    }

    [Fact]
    public async Task What_the_public_reads_holds_no_name_and_the_database_refuses_one()
    {
        var posting = await portal.UnnamedPosting();
        Assert.Equal(0L, await portal.Scalar<long>("select num_nonnulls(employer_name_zh, employer_name_en, for_employer_zh, for_employer_en)::bigint from jobs where id = $1", posting.Job));
        foreach (var table in new[] { "job_listings", "job_search" })
        {
            Assert.Equal(Guid.Empty, await portal.Scalar<Guid>($"select employer_id from {table} where job_id = $1", posting.Job));
            Assert.Empty(posting.In((await portal.Scalar<string>($"select to_jsonb(t)::text from {table} t where job_id = $1", posting.Job))!));
        }

        var refused = await Assert.ThrowsAsync<PostgresException>(() => portal.Scalar<int>("update jobs set employer_name_en = 'Quellwater' where id = $1", posting.Job));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task Two_postings_of_one_employer_are_not_joined_and_it_is_not_counted_as_one_more()
    {
        var one = await portal.UnnamedPosting();
        var two = await portal.UnnamedPosting(one.Employer, one.Owner);
        foreach (var id in new[] { one.Job, two.Job })
        {
            var seen = await portal.As(null).Get(new ViewJob(id));
            Assert.Equal((null, null, null, null, null), (seen.Open!.EmployerId, seen.Open.VerifiedAt, seen.Open.VouchedBy, seen.Open.PostedBy, seen.Open.Replies));
            Assert.NotNull(seen.Open.Verification);
            Assert.NotNull(seen.Open.EmployerKind);
            Assert.Equal(("由福建海外人才核实身份的用人单位", "Employer known to Fujian Talent"), (seen.Employer.Zh, seen.Employer.En));
        }

        using var client = await portal.Http();
        var page = await client.GetStringAsync($"/fujian/en/employers/{one.Employer}");
        Assert.Contains("Quellwater", page, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Word, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_read_that_it_is_confidential_and_programs_that_there_is_no_id()
    {
        var posting = await portal.UnnamedPosting();
        using var client = await portal.Http();
        var page = await client.Page($"/fujian/en/jobs/{posting.Job}");
        var schema = System.Text.Json.Nodes.JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        Assert.Equal("confidential", schema["hiringOrganization"]!.GetValue<string>());
        Assert.Contains("Other company", page.QuerySelector("#unnamed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("about a hundred people", page.QuerySelector("#unnamed")!.TextContent, StringComparison.Ordinal);
        var record = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync($"/fujian/api/v1/jobs/{posting.Job}"))!["employer"]!;
        Assert.Equal((null, null, true, "Employer known to Fujian Talent"), (record["id"], record["self"], record["confidential"]!.GetValue<bool>(), record["name"]!["en"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Exports_and_mails_do_not_say_which_it_is()
    {
        var (id, owner) = await portal.QuietEmployer();
        var talent = await portal.NewTalent();
        const string Word = "Tapirword";
        var search = await portal.Saved(talent, "?q=" + Word);
        await portal.Turn(talent, search);
        var posting = await portal.UnnamedPosting(id, owner, f => f.TitleEn = Word + " engineer");
        var sent = await portal.AppliedTo(posting, talent);
        await portal.As(owner, "fujian").Get(new ViewApplicant(sent.Application));
        portal.NextDay();
        await portal.Turn(talent, search);
        var mails = await portal.Mails(talent.Email);
        Assert.Contains(mails, mail => mail.Text.Contains(Word, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Empty(posting.In($"{mail.Subject} {mail.Text} {mail.Link}")));
        Assert.Empty(posting.In(await Export(talent)));
        // Gone after its time, what was agreed to and who read it stays for three years.
        await portal.Scalar<int>("delete from job_applications where id = $1", sent.Application);
        Assert.Empty(posting.In(await Export(talent)));
        Assert.All((await portal.As(talent).Get(new BrowseAccessLog())).Items, item => Assert.Null(item.Reader));
    }

    [Fact]
    public async Task Its_own_members_and_reviewing_staff_read_the_name_and_preview_what_the_public_will_read()
    {
        var (_, owner) = await portal.QuietEmployer();
        var posted = await portal.As(owner, "fujian").Get(new PostJob(UnnamedScene.Fields("Okapi"), Submit: true));
        var own = await portal.As(owner, "fujian").Get(new ViewOwnJob(posted.JobId));
        Assert.Equal((Unnamed.NameEn, "Employer known to Fujian Talent"), (own.EmployerName.En, own.InPlace.En));
        Assert.Equal((Unnamed.NameEn, "Employer known to Fujian Talent"), await Reviewed(posted.JobId));
        Assert.Contains((await portal.Reviewer().Get(new BrowseReviewQueue(Take: BrowseReviewQueue.TakeMax))).Rows, row => row.JobId == posted.JobId && row.Employer.En == Unnamed.NameEn);
        async Task<(string?, string?)> Reviewed(Guid job)
        {
            var seen = await portal.Reviewer().Get(new ViewReview(job));
            return (seen.Employer.En, seen.InPlace.En);
        }
    }

    private async Task<string> Export(DemoPerson person) => System.Text.Encoding.UTF8.GetString((await portal.As(person).Get(new ExportMyData())).Json);

    private async Task Walk(DemoPerson? person, Unnamed posting, Sent sent, HashSet<string> seen, List<string> leaks, Func<string, bool> which)
    {
        using var client = person is null ? await portal.Http() : await portal.SignedInClient(person);
        foreach (var (address, kind) in Addresses(posting, sent).Where(one => which(one.Kind)))
        {
            using var answer = await client.GetAsync(address);
            Assert.True(answer.StatusCode is not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError), $"{address}: {answer.StatusCode}");
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()) + answer.Headers.Location;
            if (text.Contains(posting.Word, StringComparison.Ordinal) && answer.IsSuccessStatusCode) seen.Add(kind);
            if (!OwnPages.Any(own => kind.StartsWith(own, StringComparison.Ordinal)) && posting.In(text) is { Count: > 0 } found) leaks.Add($"{kind} {address}: {string.Join(", ", found)}");
        }
    }

    /// <summary>Everything that can be opened, with the ids that belong to the posting wherever an id is asked for.</summary>
    private List<(string Address, string Kind)> Addresses(Unnamed posting, Sent sent)
    {
        var gets = portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Contains("GET"))
            .Where(endpoint => endpoint.Metadata.GetMetadata<WorkspaceAttribute>() is null).Select(endpoint => endpoint.RoutePattern)
            .Where(pattern => !pattern.RawText!.TrimStart('/').StartsWith('_') && !pattern.RawText!.Contains("health/", StringComparison.Ordinal) && pattern.RawText!.Trim('/') != "error").ToList();
        Assert.True(gets.Count > 50, $"{gets.Count} addresses");
        var found = new List<(string, string)>();
        foreach (var pattern in gets)
        {
            foreach (var id in pattern.Parameters.Count == 0 ? [Guid.Empty] : new[] { posting.Job, sent.Application, sent.Cv })
            {
                var (path, kind) = (Path(pattern, id.ToString()), Path(pattern, "ID"));
                var sites = path.StartsWith("api/", StringComparison.Ordinal) ? (string[])["/fujian/", "/"] : pattern.Parameters.Count == 0 ? ["/fujian/en/", "/fujian/zh/", "/en/"] : ["/fujian/en/", "/fujian/zh/"];
                foreach (var site in sites) found.Add((site + path, kind));
            }
        }

        // What a list shows depends on what is asked for.
        foreach (var site in new[] { "/fujian/en/", "/fujian/zh/", "/en/" }) found.Add(($"{site}jobs?q={posting.Word}", "jobs"));
        return [.. found.Distinct()];
    }

    private static string Path(RoutePattern pattern, string id) => string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart => id,
        _ => "",
    }))));
}
