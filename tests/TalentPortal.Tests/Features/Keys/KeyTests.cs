using System.Net;
using System.Net.Http.Json;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Keys;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Api;

namespace TalentPortal.Tests.Features.Keys;

public sealed class CreateKeyTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task A_key_opens_its_employers_postings_and_is_kept_as_a_hash_alone()
    {
        var (id, key) = await portal.Key();
        Assert.StartsWith("tp_live_", key, StringComparison.Ordinal);
        using var answer = await portal.With(key, HttpMethod.Get, KeyScene.Jobs);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'keys.create' and subject_id = $1", id));
        // Not in any table, in clear: neither the key nor its secret part.
        var secret = key[(KeyToken.Start.Length + EmployerKey.PrefixLength)..];
        foreach (var table in (string[])["employer_keys", "command_receipts", "platform_audit_entries", "audit_entries", "outbox_messages"])
            Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} t where t::text like '%' || $1 || '%'", secret));
    }

    [Theory]
    [InlineData("", 30, true, "Name")]
    [InlineData("Recruiting", 0, true, "Days")]
    [InlineData("Recruiting", 366, true, "Days")]
    [InlineData("Recruiting", 30, false, "Print")]
    public async Task What_is_wrong_is_said_by_field(string name, int days, bool print, string field)
    {
        var outcome = await portal.Owner().Send(new CreateKey(name, false, days, print ? KeyToken.New().Print : "abc:def"));
        Assert.Equal(field, Assert.Single(outcome.Errors).Field);
    }

    [Fact]
    public async Task Only_an_owner_makes_keys_and_no_more_than_there_is_use_for()
    {
        foreach (var person in new[] { null, Personas.RecruiterOf("weiliang"), Personas.Staff(PortalRole.TenantAdministrator) })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new CreateKey("x", false, 30, KeyToken.New().Print))).Kind);
        for (var n = 0; n < EmployerKey.LiveMax; n++) await portal.Key(employer: "weiliang");
        Assert.Equal("CreateKey_TooMany", (await portal.Owner("weiliang").Send(new CreateKey("x", false, 30, KeyToken.New().Print))).Reason!.Name);
    }

    [Fact]
    public void A_wrong_key_is_known_without_a_look_at_the_database()
    {
        var key = KeyToken.New().Text;
        Assert.NotNull(KeyToken.Read(key));
        foreach (var wrong in new[] { null, "", "tp_live_", key[..^1], key + "0", key.ToUpperInvariant(), key[..^1] + (key[^1] == 'a' ? 'b' : 'a'), "tp_test_" + key[8..] }) Assert.Null(KeyToken.Read(wrong));
        Assert.Distinct(Enumerable.Range(0, 100).Select(_ => KeyToken.New().Prefix));
    }
}

public sealed class BrowseKeysTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task An_owner_sees_its_own_keys_and_when_they_were_used()
    {
        var (id, key) = await portal.Key(name: "Applicant tracking");
        await portal.Key(employer: "weiliang");
        var row = Assert.Single((await portal.Owner().Get(new BrowseKeys())).Keys, row => row.Name == "Applicant tracking");
        Assert.Equal((id, true, null), (row.KeyId, row.IsLive, row.UsedAt));
        Assert.StartsWith(row.Prefix, key, StringComparison.Ordinal);
        using (await portal.With(key, HttpMethod.Get, KeyScene.Jobs)) { }
        Assert.NotNull((await portal.Owner().Get(new BrowseKeys())).Keys.Single(row => row.KeyId == id).UsedAt);
        foreach (var person in new[] { null, Personas.RecruiterOf("rongxin") }) Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(new BrowseKeys())).Kind);
    }
}

public sealed class RevokeKeyTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task What_was_taken_back_or_has_expired_opens_nothing_from_that_moment()
    {
        var ((id, key), (_, old)) = (await portal.Key(), await portal.Key(days: 1));
        foreach (var good in new[] { key, old })
        {
            using var before = await portal.With(good, HttpMethod.Get, KeyScene.Jobs);
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        Assert.Equal(OutcomeKind.NotFound, (await portal.Owner("weiliang").Send(new RevokeKey(id))).Kind);
        await portal.Owner().Get(new RevokeKey(id));
        await portal.Owner().Get(new RevokeKey(id));
        using var revoked = await portal.With(key, HttpMethod.Get, KeyScene.Jobs);
        await revoked.Problem(HttpStatusCode.Unauthorized, "unauthorized");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        using var expired = await portal.With(old, HttpMethod.Get, KeyScene.Jobs);
        await expired.Problem(HttpStatusCode.Unauthorized, "unauthorized");
    }
}

/// <summary>What a key may not do.</summary>
public sealed class KeyLimitsTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    [Fact]
    public async Task Without_a_right_key_every_answer_is_the_same_and_guessing_ends_soon()
    {
        var (_, key) = await portal.Key();
        var stranger = KeyToken.New().Text;
        var bodies = new List<string>();
        foreach (var wrong in new[] { null, "x", stranger, key[..20] + KeyToken.New().Text[20..], key.ToLowerInvariant() })
        {
            using var answer = await portal.With(wrong, HttpMethod.Get, KeyScene.Jobs);
            Assert.Equal("Bearer realm=\"employer\"", answer.Headers.WwwAuthenticate.ToString());
            bodies.Add((await answer.Problem(HttpStatusCode.Unauthorized, "unauthorized")).ToJsonString());
        }

        Assert.Single(bodies.Distinct());
        // A guess or two come back while these are sent, so it is not counted how many there are.
        for (var status = HttpStatusCode.Unauthorized; status == HttpStatusCode.Unauthorized;)
        {
            using var guess = await portal.With(stranger, HttpMethod.Get, KeyScene.Jobs);
            status = guess.StatusCode;
        }

        using var stopped = await portal.With(key, HttpMethod.Get, KeyScene.Jobs);
        await stopped.Problem(HttpStatusCode.TooManyRequests, "too-many-requests");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        using var right = await portal.With(key, HttpMethod.Get, KeyScene.Jobs);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task A_key_that_reads_changes_nothing_not_even_past_the_endpoint()
    {
        var (id, key) = await portal.Key(canWrite: false);
        using var put = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-1", KeyScene.Posting());
        await put.Problem(HttpStatusCode.Forbidden, "missing-scope");
        var employer = await portal.Scalar<Guid>("select employer_id from employer_keys where id = $1", id);
        var origin = new CallOrigin(PortalFixture.TenantOf("fujian"), Language.English, Key: new KeyCaller(id, employer, CanWrite: false));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new PutJob("R-1", JobScene.Fields()), origin)).Kind);
        Assert.True((await portal.Dispatcher.Send(new BrowseOwnJobs(), origin)).IsOk);
        Assert.True((await portal.Dispatcher.Send(new PutJob("R-1", JobScene.Fields()), origin with { Key = new KeyCaller(id, employer, CanWrite: true) })).IsOk);
    }

    [Fact]
    public async Task A_key_does_what_is_open_to_keys_and_nothing_else()
    {
        var (id, _) = await portal.Key();
        var employer = await portal.Scalar<Guid>("select employer_id from employer_keys where id = $1", id);
        var rights = Rights.OfKey(new KeyCaller(id, employer, CanWrite: true));
        Assert.Equal([JobsPermissions.Post], RoleCatalogue.Permissions.Keys.Where(rights.Allows));
        var origin = new CallOrigin(PortalFixture.TenantOf("fujian"), Language.English, Key: new KeyCaller(id, employer, CanWrite: true));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new BrowseKeys(), origin)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new RevokeKey(id), origin)).Kind);
    }

    [Fact]
    public async Task It_sees_its_own_employers_postings_at_the_tenant_of_the_address_and_no_others()
    {
        var ((_, key), (_, other)) = (await portal.Key(), await portal.Key(employer: "weiliang"));
        using (var made = await portal.With(key, HttpMethod.Put, KeyScene.Jobs + "/R-77", KeyScene.Posting())) Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        foreach (var (who, address) in new[] { (other, KeyScene.Jobs), (key, "https://talent.zgc.example/api/v1/employer/jobs"), (other, "https://talent.zgc.example/api/v1/employer/jobs") })
        {
            using var missing = await portal.With(who, HttpMethod.Get, address + "/R-77");
            await missing.Problem(HttpStatusCode.NotFound, "not-found");
            using var close = await portal.With(who, HttpMethod.Post, address + "/R-77/close", new { reason = "filled" });
            await close.Problem(HttpStatusCode.NotFound, "not-found");
        }

        // A posting is at a tenant: the national site has none, and no language leads there.
        foreach (var address in new[] { "/api/v1/employer/jobs", "/fujian/en/api/v1/employer/jobs" })
        {
            using var nowhere = await portal.With(key, HttpMethod.Get, address);
            await nowhere.Problem(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task A_session_cookie_is_no_key()
    {
        using var person = await portal.SignedInClient(Personas.OwnerOf("rongxin"));
        using var answer = await portal.Open(person, KeyScene.Jobs);
        await answer.Problem(HttpStatusCode.Unauthorized, "unauthorized");
    }
}
