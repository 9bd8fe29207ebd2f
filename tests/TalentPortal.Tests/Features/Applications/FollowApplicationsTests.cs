using System.Net;
using System.Text.Json.Nodes;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Keys;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Keys;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Api;

namespace TalentPortal.Tests.Features.Applications;

public sealed class FollowApplicationsTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task A_key_for_it_sees_how_many_there_are_and_where_each_stands_and_nothing_of_a_person()
    {
        var (_, key) = await portal.Key(canWrite: false, applications: true);
        var talents = new[] { await portal.NewTalent("Zebulon Okapi"), await portal.NewTalent("Ottilie Okapi"), await portal.NewTalent("Xaver Okapi") };
        var job = await portal.PublicJob(source: JobSource.Employer("R-88"));
        var other = await portal.PublicJob(source: JobSource.Employer("R-89"));
        List<Sent> sent = [];
        foreach (var talent in talents)
        {
            var cv = await portal.AddCv(talent);
            sent.Add(new(talent, job, (await portal.As(talent, "fujian").Get(ApplicationScene.Application(job, cv, "Okapis, all of them."))).Id, cv, "rongxin", "fujian"));
        }

        var elsewhere = await portal.Applied("haiyun");
        await portal.As(talents[0], "fujian").Get(ApplicationScene.Application(other, sent[0].Cv));
        await portal.As(talents[1], "fujian").Get(new WithdrawApplication(sent[1].Application));
        Assert.True((await portal.Move(sent[2], ApplicationState.Screening)).IsOk);

        var (page, text) = await Read(key, KeyScene.Applications + "?posting=R-88");
        Assert.Equal(sent.Zip(["received", "withdrawn", "screening"], (one, state) => (one.Application, state)), page["items"]!.AsArray().Select(item => ((Guid)item!["id"]!, (string)item["state"]!)));
        Assert.Equal([("received", 1), ("screening", 1), ("withdrawn", 1)], page["counts"]!.AsArray().Select(count => ((string)count!["state"]!, (int)count["count"]!)).Order());
        Assert.All(page["counts"]!.AsArray(), count => Assert.Equal((job, "R-88"), ((Guid)count!["posting"]!["id"]!, (string)count["posting"]!["reference"]!)));
        // Exactly these: a new field is looked at here before anybody reads it.
        Assert.All(page["items"]!.AsArray(), item => Assert.Equal(["id", "posting", "reference", "state"], item!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal)));
        foreach (var personal in talents.SelectMany(talent => new[] { talent.UserId.ToString(), talent.Email }).Concat(["kapi", sent[0].Cv.ToString()])) Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase);

        // Page by page, without those of others.
        List<Guid> all = [];
        for (string? next = KeyScene.Applications + "?limit=1"; next is not null;)
        {
            var (one, _) = await Read(key, next);
            all.AddRange(one["items"]!.AsArray().Select(item => (Guid)item!["id"]!));
            Assert.Equal(all.Count == 1, one["counts"]!.AsArray().Count > 0);
            next = (string?)one["next"];
        }

        Assert.Equal(4, all.Count);
        Assert.DoesNotContain(elsewhere.Application, all);
        Assert.Single((await Read(key, KeyScene.Applications + "?state=withdrawn")).Page["items"]!.AsArray());
        Assert.Empty((await Read(key, KeyScene.Applications + "?posting=unheard-of")).Page["items"]!.AsArray());
        foreach (var (wrong, field) in new[] { ("state=0", "state"), ("state=gone", "state"), ("limit=0", "limit"), ("limit=201", "limit") })
        {
            using var refused = await portal.With(key, HttpMethod.Get, $"{KeyScene.Applications}?{wrong}");
            Assert.Equal(field, (string)(await refused.Problem(HttpStatusCode.BadRequest, "invalid"))["errors"]![0]!["field"]!);
        }
    }

    [Fact]
    public async Task Without_that_scope_a_key_sees_none_of_it_not_even_past_the_endpoint_and_with_it_none_of_the_persons()
    {
        var sent = await portal.Applied("haiyun");
        var ((id, key), (_, seeing), (_, others)) = (await portal.Key(employer: "haiyun"), await portal.Key(employer: "haiyun", applications: true), await portal.Key(employer: "weiliang", applications: true));
        using (var refused = await portal.With(key, HttpMethod.Get, KeyScene.Applications)) await refused.Problem(HttpStatusCode.Forbidden, "missing-scope");
        using (var none = await portal.With(null, HttpMethod.Get, KeyScene.Applications)) await none.Problem(HttpStatusCode.Unauthorized, "unauthorized");
        var employer = await portal.Scalar<Guid>("select employer_id from employer_keys where id = $1", id);
        var origin = new CallOrigin(PortalFixture.TenantOf("fujian"), Language.English, Key: new KeyCaller(id, employer, CanWrite: true));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new FollowApplications(), origin)).Kind);
        var open = origin with { Key = origin.Key! with { SeesApplications = true } };
        Assert.True((await portal.Dispatcher.Send(new FollowApplications(), open)).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new BrowseApplicants(), open)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new ViewApplicant(sent.Application), open)).Kind);

        Assert.Contains((await Read(seeing, KeyScene.Applications)).Page["items"]!.AsArray(), item => (Guid)item!["id"]! == sent.Application);
        Assert.DoesNotContain((await Read(others, KeyScene.Applications)).Page["items"]!.AsArray(), item => (Guid)item!["id"]! == sent.Application);
        Assert.Empty((await Read(seeing, "https://talent.zgc.example/api/v1/employer/applications")).Page["items"]!.AsArray());
        Assert.Equal((false, true), ((await portal.Owner("haiyun").Get(new BrowseKeys())).Keys.Single(row => row.KeyId == id).SeesApplications, (await portal.Owner("haiyun").Get(new BrowseKeys())).Keys.Any(row => row.SeesApplications)));
    }

    private async Task<(JsonNode Page, string Text)> Read(string key, string address)
    {
        using var answer = await portal.With(key, HttpMethod.Get, address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        return (JsonNode.Parse(text)!, text);
    }
}
