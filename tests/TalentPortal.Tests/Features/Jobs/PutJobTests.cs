using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Keys;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Api;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class PutJobTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task An_employers_own_system_takes_a_posting_from_draft_to_public_and_to_its_end_through_the_same_review()
    {
        var (_, key) = await portal.Key();
        const string Address = KeyScene.Jobs + "/R-1042";
        using (var made = await portal.With(key, HttpMethod.Put, Address, KeyScene.Posting()))
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            Assert.Equal("saved", (string)(await Body(made))["effect"]!);
        }

        Assert.Equal("draft", await StatusOf(Address, key));
        using (var again = await portal.With(key, HttpMethod.Put, Address, KeyScene.Posting("Narwhal pilot"))) Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using (var sent = await portal.With(key, HttpMethod.Post, Address + "/submit")) Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Equal("in-review", await StatusOf(Address, key));
        Assert.Empty((await portal.Json("/fujian/api/v1/jobs?q=narwhal")).Titles());
        var id = await portal.Scalar<Guid>("select id from jobs where source_identifier = 'R-1042'");
        await portal.Review(id, publish: true);
        var item = (await portal.Json("/fujian/api/v1/jobs?q=narwhal"))["items"]!.AsArray().Single()!;
        Assert.Equal(("Narwhal pilot", 300000.5m, "hybrid", "2026-12-31"), ((string)item["title"]!["en"]!, (decimal)item["pay"]!["min"]!, (string)item["workplace"]!, (string)item["closingDate"]!));

        // Of a public one, what needs review waits; what does not is public at once.
        using (var change = await portal.With(key, HttpMethod.Put, Address, KeyScene.Posting("Narwhal admiral"))) Assert.Equal("proposed", (string)(await Body(change))["effect"]!);
        Assert.Equal(["Narwhal pilot"], (await portal.Json("/fujian/api/v1/jobs?q=narwhal")).Titles());
        var fewer = KeyScene.Posting("Narwhal pilot");
        fewer["headcount"] = 1;
        using (var change = await portal.With(key, HttpMethod.Put, Address, fewer)) Assert.Equal("published", (string)(await Body(change))["effect"]!);
        Assert.Equal(1, (int)(await portal.Json($"/fujian/api/v1/jobs/{id}"))["headcount"]!);

        using (var confirmed = await portal.With(key, HttpMethod.Post, Address + "/confirm")) Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);
        using (var wrong = await portal.With(key, HttpMethod.Post, Address + "/close", new { reason = "source-gone" })) await wrong.Problem(HttpStatusCode.BadRequest, "invalid");
        using (var closed = await portal.With(key, HttpMethod.Post, Address + "/close", new { reason = "filled" })) Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Empty((await portal.Json("/fujian/api/v1/jobs?q=narwhal")).Titles());
        Assert.Equal("closed", await StatusOf(Address, key));
        using (var refused = await portal.With(key, HttpMethod.Post, Address + "/confirm")) await refused.Problem(HttpStatusCode.Conflict, "refused");
        Assert.Contains("key:", await portal.Scalar<string>("select string_agg(distinct actor, ' ') from audit_entries where subject_id = $1 and action = 'jobs.submit'", id), StringComparison.Ordinal);
        using var list = await portal.With(key, HttpMethod.Get, KeyScene.Jobs + "?limit=1");
        Assert.Equal("R-1042", (string)(await Body(list))["items"]![0]!["reference"]!);
    }

    [Fact]
    public async Task The_same_request_sent_again_has_its_effect_once_and_another_under_its_name_is_refused()
    {
        var (_, key) = await portal.Key();
        const string Address = KeyScene.Jobs + "/R-once";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await portal.With(key, HttpMethod.Put, Address, KeyScene.Posting(), "order-1");
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }));
        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.Created, answers[0].StatusCode);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from jobs where source_identifier = 'R-once'"));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries a join jobs j on j.id = a.subject_id where j.source_identifier = 'R-once'"));
        using var other = await portal.With(key, HttpMethod.Put, Address, KeyScene.Posting("Another"), "order-1");
        await other.Problem(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        using var elsewhere = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-twice", KeyScene.Posting(), "order-1");
        await elsewhere.Problem(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        // Another key may call its requests what it likes.
        var (_, second) = await portal.Key();
        using var theirs = await portal.With(second, HttpMethod.Put, Address, KeyScene.Posting("Another"), "order-1");
        Assert.Equal(HttpStatusCode.OK, theirs.StatusCode);
        foreach (var bad in new[] { new string('x', 256), "with blank" })
        {
            using var refused = await portal.With(key, HttpMethod.Put, Address, KeyScene.Posting(), bad);
            Assert.Equal("Idempotency-Key", (string)(await refused.Problem(HttpStatusCode.BadRequest, "invalid"))["errors"]![0]!["field"]!);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_fields_of_the_interface()
    {
        var (_, key) = await portal.Key();
        var posting = KeyScene.Posting();
        (posting["pay"], posting["industry"]) = (new { min = 500, max = 300, currency = "XXX", period = "year" }, "alchemy");
        using var wrong = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-2", posting);
        var fields = (await wrong.Problem(HttpStatusCode.BadRequest, "invalid"))["errors"]!.AsArray().Select(error => (string)error!["field"]!).ToList();
        Assert.Equal(["industry", "pay.currency", "pay.max"], fields.Order(StringComparer.Ordinal));
        posting = KeyScene.Posting();
        posting["salery"] = 1;
        using var unknown = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-2", posting);
        Assert.Contains("salery", (await unknown.Problem(HttpStatusCode.BadRequest, "invalid"))["errors"]![0]!["field"]!.ToString(), StringComparison.Ordinal);
        using var broken = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-2", new StringContent("{", Encoding.UTF8, "application/json"));
        await broken.Problem(HttpStatusCode.BadRequest, "invalid");
        using var form = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-2", new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded"));
        await form.Problem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        using var large = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-2", new StringContent(new string(' ', 300_000), Encoding.UTF8, "application/json"));
        await large.Problem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from jobs where source_identifier = 'R-2'"));
        var bare = KeyScene.Posting();
        bare.Remove("industry");
        using (await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-3", bare)) { }
        using var incomplete = await portal.With(key, HttpMethod.Post, KeyScene.Jobs + "/R-3/submit");
        Assert.Equal("industry", (string)(await incomplete.Problem(HttpStatusCode.BadRequest, "invalid"))["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task What_a_position_asks_for_and_offers_is_written_kept_when_left_out_taken_away_and_read_by_everybody()
    {
        var (_, key) = await portal.Key();
        var posting = KeyScene.Posting();
        posting["occupation"] = "2152";
        posting["skills"] = new[] { "Verilog", "Wombat whispering <& \"co\">" };
        posting["experienceYears"] = 5;
        posting["hskLevel"] = 0;
        posting["languages"] = new[] { new { code = "en", level = "B2" } };
        posting["remoteShare"] = 40;
        posting["benefits"] = new[] { new { kind = "visa-help", standing = "written", text = new { zh = (string?)null, en = (string?)"For the family, too" }, amount = (decimal?)null, sourceUrl = (string?)null } };
        posting["permitClasses"] = new[] { "A", "B" };
        await Put();
        // A program that knows nothing of them takes nothing away.
        foreach (var name in new[] { "occupation", "skills", "hskLevel", "languages", "benefits", "permitClasses", "remoteShare" }) posting.Remove(name);
        posting["experienceYears"] = null;
        await Put();

        using (var submitted = await portal.With(key, HttpMethod.Post, KeyScene.Jobs + "/R-700/submit")) Assert.Equal(HttpStatusCode.NoContent, submitted.StatusCode);
        var id = await portal.Scalar<Guid>("select id from jobs where source_identifier = 'R-700'");
        await portal.Review(id, publish: true);
        var record = await portal.Json($"/fujian/api/v1/jobs/{id}");
        Assert.Equal(("2152", 0, 40), ((string)record["occupation"]!["code"]!, (int)record["hskLevel"]!, (int)record["remoteShare"]!));
        Assert.Null(record["experienceYears"]);
        Assert.Equal("Wombat whispering <& \"co\">", (string)record["skills"]![1]!["name"]!["en"]!);
        Assert.Equal(("en", "B2"), ((string)record["languages"]![0]!["code"]!, (string)record["languages"]![0]!["level"]!));
        Assert.Equal(("visa-help", "written", "For the family, too"), ((string)record["benefits"]![0]!["kind"]!, (string)record["benefits"]![0]!["standing"]!, (string)record["benefits"]![0]!["text"]!["en"]!));
        Assert.Equal(["A", "B"], record["permitClasses"]!.AsArray().Select(one => (string)one!));
        Assert.Null(record["project"]);
        using var http = await portal.Http();
        var board = System.Xml.Linq.XDocument.Parse(await (await portal.Open(http, "/fujian/en/jobs/indeed.xml")).Content.ReadAsStringAsync()).Root!.Elements("job").Single(job => job.Element("referencenumber")!.Value == id.ToString());
        Assert.Contains("Wombat whispering &lt;&amp; \"co\"&gt;", board.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Contains("For the family, too", board.Element("description")!.Value, StringComparison.Ordinal);
        Assert.Null(board.Element("experience"));

        async Task Put()
        {
            using var answer = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-700", posting);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("occupation", "\"215\"", "occupation")]
    [InlineData("hskLevel", "10", "hskLevel")]
    [InlineData("experienceYears", "31", "experienceYears")]
    [InlineData("languages", "[{\"code\":\"zh\",\"level\":\"B2\"}]", "languages")]
    [InlineData("languages", "[{\"code\":null,\"level\":\"B2\"}]", "languages[0].code")]
    [InlineData("benefits", "[{\"kind\":\"yacht\",\"standing\":\"written\",\"text\":{\"zh\":null,\"en\":null},\"amount\":null,\"sourceUrl\":null}]", "benefits[0].kind")]
    [InlineData("title", "null", "title")]
    public async Task What_cannot_be_asked_for_is_said_by_field(string name, string value, string field)
    {
        var (_, key) = await portal.Key();
        var posting = System.Text.Json.JsonSerializer.SerializeToNode(KeyScene.Posting())!.AsObject();
        posting[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        using var answer = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-701", posting);
        Assert.Equal(field, (string)(await answer.Problem(HttpStatusCode.BadRequest, "invalid"))["errors"]![0]!["field"]!);
    }

    [Fact]
    public async Task From_the_form_it_is_the_same_posting()
    {
        var id = await portal.Draft(fields => fields.Reference = "R-form");
        Assert.Equal(id, (await portal.Employer().Get(new FindOwnJob("R-form"))).JobId);
        Assert.False((await portal.Employer().Get(new PutJob("R-form", JobScene.Fields(fields => fields.TitleEn = "Written anew")))).Created);
        Assert.Equal("Written anew", (await portal.Own(id)).Fields.TitleEn);
        await portal.Employer().Get(new SubmitJob(id, (await portal.Own(id)).Version));
        Assert.Equal("EditJob_NotOpen", (await portal.Employer().Send(new PutJob("R-form", JobScene.Fields()))).Reason!.Name);
        foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new FindOwnJob("R-form"))).Kind);
    }

    private async Task<string> StatusOf(string address, string key)
    {
        using var answer = await portal.With(key, HttpMethod.Get, address);
        return (string)(await Body(answer))["status"]!;
    }

    private static async Task<JsonNode> Body(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
}

public sealed class FindOwnJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_gives_what_the_employer_last_wrote_and_where_it_stands()
    {
        var id = await portal.Live(fields => fields.Reference = "R-9");
        await portal.Employer().Get(await portal.Edit(id, fields => fields.TitleEn = "Proposed", submit: true));
        var found = await portal.Employer().Get(new FindOwnJob("R-9"));
        Assert.Equal((id, "Proposed", true), (found.JobId, found.Fields.TitleEn, found.ChangeInReview!.Value));
        Assert.NotNull(found.LapsesAt);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("weiliang", "zhongguancun").Send(new FindOwnJob("R-9"))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.Employer().Send(new FindOwnJob("\0"))).Kind);
    }
}
