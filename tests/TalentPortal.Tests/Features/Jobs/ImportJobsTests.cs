using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ImportJobsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_report_names_each_unreadable_line_and_why_and_the_rest_is_imported()
    {
        var faults = new Dictionary<JobLineFault, int>();
        var (file, good, number) = (new StringBuilder(), 0, 0);
        var expected = new List<string>();
        for (var round = 1; round <= 3; round++)
        {
            for (var i = 0; i < 7 * round; i++) Good(JobFile.Posting($"Readable {round}-{i}", $"faults-{round}-{i}", "Faults Ltd"));
            for (var i = 0; i < round; i++)
            {
                Bad(JobLineFault.BadJson, "{\"@type\":\"JobPosting\",");
                Bad(JobLineFault.NotAPosting, "{\"@type\":\"Event\",\"name\":\"Fair\"}");
                Bad(JobLineFault.NotAPosting, "[1,2,3]");
                Bad(JobLineFault.MissingIdentifier, Json("x", p => p.Remove("identifier")));
                Bad(JobLineFault.MissingIdentifier, Json("x", p => p["identifier"] = new JsonObject { ["name"] = "Faults Ltd", ["value"] = "  " }));
                Bad(JobLineFault.DuplicateIdentifier, Json("Readable 1-0", p => p["identifier"]!["value"] = "faults-1-0"));
                Bad(JobLineFault.MissingTitle, Json("x", p => p["title"] = null));
                Bad(JobLineFault.MissingTitle, Json("x", p => p["title"] = "   "));
                Bad(JobLineFault.MissingEmployer, Json("x", p => p.Remove("hiringOrganization")));
                Bad(JobLineFault.TooLong, Json(new string('x', 121)));
                Bad(JobLineFault.TooLong, Json("x", p => p["description"] = new string('x', 20_001)));
                Bad(JobLineFault.TooLong, Json("x", p => p["description"] = new string('x', JobLines.LongestLine + 1)));
                Bad(JobLineFault.BadDate, Json("x", p => p["datePosted"] = "2026-02-30"));
                Bad(JobLineFault.BadDate, Json("x", p => p["validThrough"] = "soon"));
                Bad(JobLineFault.Over, Json("x", p => p["validThrough"] = "2020-01-01"));
                Bad(JobLineFault.UnstorableText, Json("NUL \u0000 here"));
                Bad(JobLineFault.UnstorableText, Json("x").Replace("\"x\"", "\"half \\ud840 a character\""));
                Bad(JobLineFault.UnstorableText, "{\"@type\":\"Job\0Posting\"}");
            }
        }

        var bytes = Encoding.UTF8.GetBytes(file.ToString());
        // Latin-1 instead of UTF-8, with a blank line before it that counts as a line but not as a row.
        bytes = [.. bytes, (byte)'\n', .. Encoding.Latin1.GetBytes(Json("x").Replace("\"x\"", "\"Bäcker\"", StringComparison.Ordinal)), (byte)'\n'];
        faults[JobLineFault.BadEncoding] = 1;
        expected.Add($"line {number + 2}: {ImportReport.Words(JobLineFault.BadEncoding)}");

        var console = new StringWriter();
        var report = await JobFile.Import(portal, bytes, ImportMode.Review, "zhongguancun", console);

        Assert.Equal(faults.OrderBy(f => f.Key), report.Faults);
        Assert.Equal(good + faults.Values.Sum(), report.Rows);
        Assert.Equal(good, report.Done.New);
        var said = console.ToString().Split('\n').Where(line => line.StartsWith("line ", StringComparison.Ordinal)).Select(line => line.Split(" (")[0]).ToList();
        Assert.Equal(expected, said);
        Assert.Equal((long)good, await portal.Scalar<long>("select count(*) from jobs where tenant_id = $1", PortalFixture.TenantOf("zhongguancun").Id));

        void Good(JsonObject posting)
        {
            good++;
            number++;
            file.Append(posting.ToJsonString()).Append(number % 5 == 0 ? "\r\n" : "\n");
        }

        void Bad(JobLineFault fault, string line)
        {
            number++;
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
            expected.Add($"line {number}: {ImportReport.Words(fault)}");
            file.Append(line).Append('\n');
        }

        string Json(string title, Action<JsonObject>? with = null) => JobFile.Posting(title, $"bad-{number}-{title.Length}", "Faults Ltd", with).ToJsonString();
    }

    [Fact]
    public async Task A_second_run_changes_no_table()
    {
        var file = new JobFile();
        for (var i = 0; i < 40; i++)
            file.Add(JobFile.Posting($"Chip designer {i}", $"twice-{i}", $"Twice {i % 4} Ltd", p => p["baseSalary"] = new JsonObject { ["currency"] = "CNY", ["value"] = new JsonObject { ["minValue"] = 200_000 + i, ["maxValue"] = 300_000.5, ["unitText"] = "YEAR" } }));
        var first = await file.Import(portal);
        var before = await Checksums();
        var second = await file.Import(portal);

        Assert.Equal((40, 4), (first.Done.New, first.Done.NewEmployers));
        Assert.Equal((0, 0, 40), (second.Done.New, second.Done.Changed, second.Done.Unchanged));
        Assert.Equal(before, await Checksums());
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        var before = await Checksums();
        var report = await new JobFile().Add(JobFile.Posting("Never kept", "dry-1", "Dry Ltd")).Import(portal, ImportMode.DryRun);
        Assert.Equal((1, 1), (report.Done.New, report.Done.NewEmployers));
        Assert.Equal(before, await Checksums());
    }

    [Fact]
    public async Task The_identifier_tells_postings_apart_and_not_the_address()
    {
        Action<JsonObject> sameAddress = p => p["url"] = "https://example.org/careers";
        var report = await new JobFile().Add(JobFile.Posting("One", "same-1", with: sameAddress)).Add(JobFile.Posting("Two", "same-2", with: sameAddress)).Import(portal);
        Assert.Equal(2, report.Done.New);

        var changed = await new JobFile().Add(JobFile.Posting("One, but better", "same-1", with: p => p["url"] = "https://example.org/other")).Import(portal);
        Assert.Equal((0, 1), (changed.Done.New, changed.Done.Changed));
        Assert.Single((await Find("better")).Rows);
    }

    [Fact]
    public async Task Imported_postings_wait_for_review_unless_the_operator_publishes_them_which_is_recorded()
    {
        await new JobFile().Add(JobFile.Posting("Waitingword", "review-1", "Review Ltd")).Import(portal, ImportMode.Review);
        Assert.Empty((await Find("waitingword")).Rows);
        Assert.Equal("InReview", await portal.Scalar<string>("select status from jobs where source_identifier = 'review-1'"));

        await new JobFile().Add(JobFile.Posting("Publishedword", "publish-1", "Review Ltd")).Import(portal);
        Assert.Single((await Find("publishedword")).Rows);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'jobs.imported' and actor = 'import' and detail like '1 new, published without review,%' and detail like '%lines 1 to 1'"
            + " and at = (select max(at) from audit_entries where action = 'jobs.imported')"));
    }

    [Fact]
    public async Task Only_what_waits_for_review_is_said_to_be_submitted_and_nobody_is_mailed()
    {
        await new JobFile().Add(JobFile.Posting("Straight", "straight-1", DemoPeople.Employer("rongxin").Name.En!)).Import(portal);
        var id = await portal.Scalar<Guid>("select id from jobs where source_identifier = 'straight-1'");
        var open = (await portal.As(null).Get(new ViewJob(id))).Open!;
        Assert.False(open.IsReviewed);
        Assert.DoesNotContain(Job.Import(Guid.NewGuid(), Bilingual.Empty, open.Content, JobSource.Employer(null), publish: true, portal.Clock.GetUtcNow()).TakeEvents(), happened => happened is JobSubmitted);
        Assert.Contains(Job.Import(Guid.NewGuid(), Bilingual.Empty, open.Content, JobSource.Employer(null), publish: false, portal.Clock.GetUtcNow()).TakeEvents(), happened => happened is JobSubmitted);

        await new JobFile().Add(JobFile.Posting("By review", "straight-2", DemoPeople.Employer("rongxin").Name.En!)).Import(portal, ImportMode.Review);
        var reviewed = await portal.Scalar<Guid>("select id from jobs where source_identifier = 'straight-2'");
        await portal.Review(reviewed, publish: true);
        Assert.True((await portal.As(null).Get(new ViewJob(reviewed))).Open!.IsReviewed);
        Assert.DoesNotContain(await portal.Mails(Personas.RecruiterOf("rongxin").Email), mail => mail.Link!.Contains($"{reviewed}", StringComparison.Ordinal) || mail.Link.Contains($"{id}", StringComparison.Ordinal));

        // What the source changes afterwards nobody has read.
        await new JobFile().Add(JobFile.Posting("By review, changed", "straight-2", DemoPeople.Employer("rongxin").Name.En!)).Import(portal);
        Assert.False((await portal.As(null).Get(new ViewJob(reviewed))).Open!.IsReviewed);
    }

    [Fact]
    public async Task A_page_does_not_say_reviewed_of_what_nobody_reviewed()
    {
        await new JobFile().Add(JobFile.Posting("Collected", "collected-1")).Import(portal);
        using var http = await portal.Http();
        var collected = await http.GetStringAsync($"/fujian/en/jobs/{await portal.Scalar<Guid>("select id from jobs where source_identifier = 'collected-1'")}");
        Assert.Contains("not reviewed one by one", collected, StringComparison.Ordinal);
        Assert.DoesNotContain("Reviewed and published", collected, StringComparison.Ordinal);
        Assert.Contains("Reviewed and published", await http.GetStringAsync($"/fujian/en/jobs/{await portal.Live()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_employer_is_listed_and_admitted_without_a_mark()
    {
        await new JobFile().Add(JobFile.Posting("Somebody", "unknown-1", "Nobody Knows Ltd")).Import(portal);
        var row = Assert.Single((await Find("somebody")).Rows);
        Assert.False(row.EmployerVerified);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from employer_admissions a join employers e on e.id = a.employer_id where e.listed_key = 'nobody knows ltd' and a.status = 'Admitted' and a.verification is null"));
    }

    [Fact]
    public async Task A_posting_that_ended_here_is_not_brought_back()
    {
        var file = new JobFile().Add(JobFile.Posting("Endedword", "ended-1"));
        await file.Import(portal);
        await portal.Scalar<object>("update jobs set status = 'Closed', is_public = false, close_reason = 'Filled', closed_at = now() where source_identifier = 'ended-1'");
        Assert.Equal((0, 1), ((await file.Import(portal)).Done.New, (await file.Import(portal)).Done.Closed));
    }

    [Fact]
    public async Task A_later_run_confirms_what_the_source_still_has()
    {
        var file = new JobFile().Add(JobFile.Posting("Confirmedword", "confirm-1"));
        await file.Import(portal);
        var before = Assert.Single((await Find("confirmedword")).Rows).ConfirmedAt;
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await file.Import(portal)).Done.Confirmed);
        Assert.Equal(2, (Assert.Single((await Find("confirmedword")).Rows).ConfirmedAt - before).TotalDays, 0.1);
    }

    [Fact]
    public async Task Fields_of_a_posting_are_read_leniently()
    {
        await new JobFile().Add(JobFile.Posting("Lenientword engineer", "lenient-1", with: p =>
        {
            p["jobLocation"] = new JsonArray(JobFile.Place("Fuzhou, Fujian"), JobFile.Place("Xiamen"));
            p["employmentType"] = new JsonArray("Contractor");
            p["educationRequirements"] = new JsonObject { ["@type"] = "EducationalOccupationalCredential", ["credentialCategory"] = "postgraduate degree" };
            p["industry"] = "Chip design";
            p["baseSalary"] = new JsonObject { ["currency"] = "CNY", ["value"] = new JsonObject { ["minValue"] = "300000", ["maxValue"] = 500000, ["unitText"] = "YEAR" } };
            p["jobLocationType"] = "TELECOMMUTE";
            p["description"] = "<p>First &amp; foremost</p><ul><li>one</li><li>two</li></ul><script>alert(1)</script>";
        })).Add(JobFile.Posting("Lenientword adviser", "lenient-2", with: p =>
        {
            p["jobLocation"] = "London (82)";
            p["baseSalary"] = 150000;
            p["skills"] = new JsonArray("Python", "C++");
            p.Remove("datePosted");
        })).Import(portal);
        var rows = (await Find("lenientword")).Rows.OrderBy(row => row.Title.En).ToList();

        var (london, fuzhou) = (rows[0], rows[1]);
        Assert.Equal("Fuzhou, Fujian", fuzhou.Place!.Split(" \u00b7 ")[0]);
        Assert.Equal(("Project-based", "Master's degree"), (fuzhou.Kind, fuzhou.Degree));
        Assert.Equal((300_000m, 500_000m, "CNY", "year"), (fuzhou.PayMin, fuzhou.PayMax, fuzhou.PayCurrency, fuzhou.PayPeriod));
        Assert.Equal("First & foremost one two", fuzhou.Summary.En);
        Assert.Contains("London", london.Place, StringComparison.Ordinal);
        Assert.Null(london.PayMin);
        Assert.Contains("150,000", london.Summary.En, StringComparison.Ordinal);
        Assert.Equal("GB", await portal.Scalar<string>("select country_code from jobs where source_identifier = 'lenient-2'"));
    }

    [Fact]
    public async Task The_command_says_what_it_did_and_refuses_what_it_does_not_understand()
    {
        var file = Path.Combine(portal.Folder, "postings.jsonl");
        await File.WriteAllBytesAsync(file, new JobFile().Add(JobFile.Posting("Commandword", "command-1")).Raw("nonsense").Bytes);
        var console = new StringWriter();
        Assert.Equal(1, await ImportJobsCommand.RunAsync(["--tenant", "fujian", "--publish", file], portal.Services, console));
        Assert.Contains("1 new, published", console.ToString(), StringComparison.Ordinal);
        Assert.Contains("line 2: not JSON", console.ToString(), StringComparison.Ordinal);
        Assert.Single((await Find("commandword")).Rows);
        foreach (var wrong in (string[][])[["--tenant", "fujian"], [file], ["--tenant", "atlantis", file], ["--tenant", "fujian", "--nonsense", file], ["--tenant", "fujian", file + ".missing"]])
            Assert.Equal(2, await ImportJobsCommand.RunAsync(wrong, portal.Services, TextWriter.Null));
    }

    [Fact]
    public async Task A_person_cannot_import()
    {
        var outcome = await portal.As(Personas.PlatformAdministrator, "fujian").Send(new ImportJobs([], ImportMode.Publish));
        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
    }

    private Task<BrowseJobsResult> Find(string q) => portal.As(null, language: Language.English).Get(new BrowseJobs(q));

    /// <summary>A checksum of every table, so that nothing can change unseen; but for the receipts, which every command leaves, also one that changes nothing.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Checksums()
    {
        await using var connection = await portal.OpenAsSuperuser();
        var tables = new List<string>();
        await using (var list = new Npgsql.NpgsqlCommand("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'accounts') and tablename <> 'command_receipts' order by 1", connection))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        var sums = new Dictionary<string, string>();
        foreach (var table in tables)
        {
            await using var sum = new Npgsql.NpgsqlCommand($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t", connection);
            sums[table] = (string)(await sum.ExecuteScalarAsync())!;
        }

        return sums;
    }
}
