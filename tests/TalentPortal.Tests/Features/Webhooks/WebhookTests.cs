using System.Net;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Webhooks;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Webhooks;

public sealed class CreateWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task An_endpoint_is_listed_and_its_secret_lies_sealed()
    {
        await using var listening = await portal.Listens();
        var row = Assert.Single((await listening.Owner.Get(new BrowseWebhooks())).Endpoints, row => row.EndpointId == listening.Id);
        Assert.Equal((listening.Receiver.Url, null, null, null, 0), (row.Url, row.Stop, row.FailingSince, row.LastAt, row.Waiting));
        Assert.Equal(WebhookTypes.All, row.Types);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'webhooks.create' and subject_id = $1", listening.Id));
        // sec-A15: in no table, in clear, in Base64 or as bytes.
        var key = Convert.FromBase64String(listening.Secret["whsec_".Length..]);
        foreach (var table in (string[])["webhook_endpoints", "command_receipts", "audit_entries", "outbox_messages", "webhook_events"])
            Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} t where t::text like '%' || $1 || '%' or t::text like '%' || $2 || '%'", listening.Secret["whsec_".Length..], Convert.ToHexStringLower(key)));
    }

    [Theory]
    [InlineData("", "https://hooks.example.org/", "posting.closed", true, "Name")]
    [InlineData("Recruiting", "http://hooks.example.org/", "posting.closed", true, "Url")]
    [InlineData("Recruiting", "https://10.0.0.1/", "posting.closed", true, "Url")]
    [InlineData("Recruiting", "https://user:word@hooks.example.org/", "posting.closed", true, "Url")]
    [InlineData("Recruiting", "", "posting.closed", true, "Url")]
    [InlineData("Recruiting", "https://hooks.example.org/", "", true, "Types")]
    [InlineData("Recruiting", "https://hooks.example.org/", "posting.unheard", true, "Types")]
    [InlineData("Recruiting", "https://hooks.example.org/", "webhook.test", true, "Types")]
    [InlineData("Recruiting", "https://hooks.example.org/", "posting.closed", false, "Secret")]
    public async Task What_is_wrong_is_said_by_field(string name, string url, string types, bool secret, string field)
    {
        var outcome = await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new CreateWebhook(name, url, types.Split(' ', StringSplitOptions.RemoveEmptyEntries), secret ? WebhookSecret.New().Text : "whsec_short"));
        Assert.Equal(field, Assert.Single(outcome.Errors).Field);
    }

    [Fact]
    public async Task Only_an_owner_at_a_tenant_adds_one_each_address_once_and_not_without_end()
    {
        foreach (var person in new[] { null, Personas.RecruiterOf("weiliang"), Personas.Staff(PortalRole.TenantAdministrator) })
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person, "fujian").Send(WebhookScene.New("https://hooks.example.org/"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("weiliang"), "").Send(WebhookScene.New("https://hooks.example.org/"))).Kind);
        var owner = portal.As(Personas.OwnerOf("weiliang"), "fujian");
        for (var n = 0; n < WebhookEndpoint.EndpointsMax; n++) await owner.Get(WebhookScene.New($"https://hooks.example.org/{n}"));
        Assert.Equal("CreateWebhook_TooMany", (await owner.Send(WebhookScene.New("https://hooks.example.org/more"))).Reason!.Name);
        var haiyun = portal.As(Personas.OwnerOf("haiyun"), "fujian");
        await haiyun.Get(WebhookScene.New("https://hooks.example.org/0"));
        Assert.Equal("Webhook_UrlKnown", Assert.Single((await haiyun.Send(WebhookScene.New("https://HOOKS.example.org/0"))).Errors).Text.Name);
    }

    [Fact]
    public async Task A_command_that_comes_twice_makes_one_endpoint()
    {
        var (owner, id, command) = (portal.As(Personas.OwnerOf("rongxin"), "fujian"), Guid.CreateVersion7(), WebhookScene.New("https://twice.example.org/"));
        Assert.Equal((await owner.Send(command, id)).Value, (await owner.Send(command, id)).Value);
        Assert.Single((await owner.Get(new BrowseWebhooks())).Endpoints, row => row.Url == "https://twice.example.org/");
    }
}

/// <summary>What a stranger tries with the id of another's endpoint: another employer's owner, the same employer's owner at another tenant, a recruiter.</summary>
public sealed class ForeignWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task Nobody_else_reads_or_changes_an_endpoint()
    {
        await using var listening = await portal.Listens();
        await listening.Test();
        var delivery = (await listening.Log())[0].DeliveryId;
        foreach (var stranger in new[] { portal.As(Personas.OwnerOf("weiliang"), "fujian"), portal.As(Personas.OwnerOf("rongxin"), "greater-bay"), portal.As(Personas.OwnerOf("rongxin"), ""), portal.As(Personas.RecruiterOf("rongxin"), "fujian"), portal.As(Personas.Staff(PortalRole.TenantAdministrator)), portal.As(null) })
        {
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ViewWebhook(listening.Id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new EditWebhook(listening.Id, "Mine", "https://mine.example.org/", WebhookTypes.All, 1))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new SwitchWebhook(listening.Id, false))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new RotateWebhookSecret(listening.Id, WebhookSecret.New().Text))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new TestWebhook(listening.Id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ReplayDelivery(listening.Id, delivery))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new ReplayWebhooks(listening.Id, portal.Clock.GetUtcNow().AddDays(-1), false))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new RemoveWebhook(listening.Id))).Kind);
            Assert.DoesNotContain((await stranger.Send(new BrowseWebhooks())) is { IsOk: true } found ? found.Value.Endpoints : [], row => row.EndpointId == listening.Id);
        }

        Assert.Single(listening.Receiver.All);
        Assert.Null((await listening.View()).Stop);
    }

    /// <summary>Past all C#: row-level security.</summary>
    [Theory]
    [InlineData("webhook_endpoints")]
    [InlineData("webhook_events")]
    [InlineData("webhook_deliveries")]
    [InlineData("webhook_attempts")]
    public async Task The_database_itself_keeps_employers_and_tenants_apart(string table)
    {
        await using var listening = await portal.Listens("haiyun");
        await listening.Test();
        Assert.True(await portal.CountAsEmployer("haiyun", "fujian", $"select count(*) from {table}") > 0);
        Assert.Equal(0, await portal.CountAsEmployer("weiliang", "fujian", $"select count(*) from {table}"));
        await using var staff = await portal.OpenAsApp(PortalFixture.TenantOf("greater-bay").Id, side: CallSide.Staff);
        await using var command = new Npgsql.NpgsqlCommand($"select count(*) from {table}", staff);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }
}

public sealed class BrowseWebhooksTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task The_list_says_how_each_endpoint_is()
    {
        await using var good = await portal.Listens();
        await using var bad = await portal.Listens();
        bad.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.NotFound);
        await good.Test();
        await bad.Test();
        var rows = (await good.Owner.Get(new BrowseWebhooks())).Endpoints.ToDictionary(row => row.EndpointId);
        Assert.NotNull(rows[good.Id].LastAt);
        Assert.Equal((null, 0, 0), (rows[good.Id].FailingSince, rows[good.Id].Waiting, rows[good.Id].Failed));
        Assert.NotNull(rows[bad.Id].FailingSince);
        Assert.Equal((null, 1, 0), (rows[bad.Id].LastAt, rows[bad.Id].Waiting, rows[bad.Id].Failed));
        await bad.Owner.Get(new SwitchWebhook(bad.Id, false));
        var off = (await good.Owner.Get(new BrowseWebhooks())).Endpoints.Single(row => row.EndpointId == bad.Id);
        Assert.Equal((WebhookStop.Owner, 0, 1), (off.Stop, off.Waiting, off.Failed));
    }
}

public sealed class ViewWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task The_log_goes_back_page_by_page()
    {
        await using var listening = await portal.Listens();
        var first = await portal.PublicJob();
        for (var n = 0; n < ViewWebhook.PageSize / 2; n++)
        {
            await portal.Employer().Get(new PauseJob(first, null, "Later."));
            await portal.Employer().Get(new ResumeJob(first));
        }

        await portal.Employer().Get(new CloseJob(first, JobCloseReason.Withdrawn));
        await portal.Tell();
        var newest = await listening.Owner.Get(new ViewWebhook(listening.Id));
        Assert.Equal((ViewWebhook.PageSize + 1, ViewWebhook.PageSize), (newest.Total, newest.Deliveries.Count));
        var oldest = await listening.Owner.Get(new ViewWebhook(listening.Id, 2));
        Assert.Single(oldest.Deliveries);
        Assert.Equal(ViewWebhook.PageSize + 1, newest.Deliveries.Concat(oldest.Deliveries).Select(row => row.MessageId).Distinct().Count());
        Assert.Equal("Asia/Shanghai", newest.Zone);
        Assert.Equal("Page", Assert.Single((await listening.Owner.Send(new ViewWebhook(listening.Id, 0))).Errors).Field);
    }
}

public sealed class EditWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task What_is_changed_holds_for_what_is_sent_next_and_a_stale_form_changes_nothing()
    {
        await using var listening = await portal.Listens(types: WebhookTypes.ApplicationReceived);
        var seen = await listening.View();
        await listening.Owner.Get(new EditWebhook(listening.Id, "Renamed", listening.Receiver.Address + "/other", [WebhookTypes.PostingPaused, WebhookTypes.PostingPaused], seen.Version));
        Assert.Equal(OutcomeKind.Conflict, (await listening.Owner.Send(new EditWebhook(listening.Id, "Again", seen.Url, WebhookTypes.All, seen.Version))).Kind);
        var now = await listening.View();
        Assert.Equal(("Renamed", WebhookTypes.PostingPaused), (now.Name, Assert.Single(now.Types)));
        var job = await portal.PublicJob();
        await portal.Employer().Get(new PauseJob(job, null, "Later."));
        await portal.Employer().Get(new CloseJob(job, JobCloseReason.Filled));
        await portal.Tell();
        Assert.Equal("/other", Assert.Single(listening.Receiver.All).Path);
    }

    [Fact]
    public async Task An_address_stays_each_once_and_outside()
    {
        await using var listening = await portal.Listens("haiyun");
        await listening.Owner.Get(WebhookScene.New("https://known.example.org/"));
        var seen = await listening.View();
        foreach (var url in new[] { "https://known.example.org/", "https://192.168.0.1/", "gopher://known.example.org/" })
            Assert.Equal("Url", Assert.Single((await listening.Owner.Send(new EditWebhook(listening.Id, "Name", url, WebhookTypes.All, seen.Version))).Errors).Field);
        await listening.Owner.Get(new EditWebhook(listening.Id, "Name", seen.Url, WebhookTypes.All, seen.Version));
    }
}

public sealed class SwitchWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task While_it_is_off_nothing_is_sent_and_what_waited_is_called_off()
    {
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.InternalServerError);
        await listening.Test();
        await listening.Owner.Get(new SwitchWebhook(listening.Id, false));
        await listening.Owner.Get(new SwitchWebhook(listening.Id, false));
        await portal.PublicJob();
        await portal.TellAfter(1);
        var seen = await listening.View();
        Assert.Equal((WebhookStop.Owner, WebhookState.Stopped), (seen.Stop, Assert.Single(seen.Deliveries).State));
        Assert.Single(listening.Receiver.All);
        await listening.Owner.Get(new SwitchWebhook(listening.Id, true));
        Assert.Equal((null, null), ((await listening.View()).Stop, (await listening.View()).FailingSince));
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.OK);
        await listening.Test();
        Assert.Equal(2, listening.Receiver.All.Count);
    }
}

public sealed class RemoveWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task It_goes_with_its_log_and_what_waited_is_not_sent()
    {
        await using var listening = await portal.Listens();
        await listening.Test();
        await listening.Owner.Get(new TestWebhook(listening.Id));
        await listening.Owner.Get(new RemoveWebhook(listening.Id));
        await portal.Tell();
        Assert.Single(listening.Receiver.All);
        Assert.Equal(0L, await portal.Scalar<long>("select (select count(*) from webhook_deliveries where endpoint_id = $1) + (select count(*) from webhook_attempts)", listening.Id));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages where parked_at is not null"));
    }
}

public sealed class RotateWebhookSecretTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task For_a_day_both_secrets_sign_then_the_new_one_alone()
    {
        await using var listening = await portal.Listens();
        var (next, last) = (WebhookSecret.New().Text, WebhookSecret.New().Text);
        await listening.Test();
        await listening.Owner.Get(new RotateWebhookSecret(listening.Id, next));
        Assert.Equal(portal.Clock.GetUtcNow() + WebhookEndpoint.FormerFor, (await listening.View()).FormerUntil!.Value, TimeSpan.FromMinutes(1));
        await listening.Test();
        portal.Clock.Advance(TimeSpan.FromHours(23));
        await listening.Test();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await listening.Test();
        Assert.Null((await listening.View()).FormerUntil);
        // Changed twice within a day, the oldest is over at once.
        await listening.Owner.Get(new RotateWebhookSecret(listening.Id, next));
        await listening.Owner.Get(new RotateWebhookSecret(listening.Id, last));
        await listening.Test();
        var all = listening.Receiver.All;
        Assert.Equal([1, 2, 2, 1, 2], all.Select(message => message.Signatures.Count));
        Assert.Equal([true, true, true, false, false], all.Select(message => message.IsSignedWith(listening.Secret)));
        Assert.Equal([false, true, true, true, true], all.Select(message => message.IsSignedWith(next)));
        Assert.True(all[4].IsSignedWith(last));
        Assert.Equal("Secret", Assert.Single((await listening.Owner.Send(new RotateWebhookSecret(listening.Id, "whsec_"))).Errors).Field);
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'webhooks.rotate' and subject_id = $1", listening.Id));
    }
}

public sealed class TestWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task A_test_goes_to_the_one_endpoint_whatever_it_chose_and_only_so_often()
    {
        await using var listening = await portal.Listens(types: WebhookTypes.PostingLapsed);
        await using var other = await portal.Listens();
        for (var n = 0; n < TestWebhook.PerHour; n++) await listening.Owner.Get(new TestWebhook(listening.Id));
        Assert.Equal("TestWebhook_TooMany", (await listening.Owner.Send(new TestWebhook(other.Id))).Reason!.Name);
        await portal.Tell();
        Assert.Equal(TestWebhook.PerHour, listening.Receiver.All.Count);
        Assert.All(listening.Receiver.All, message => Assert.Contains("\"type\":\"webhook.test\"", message.Body, StringComparison.Ordinal));
        Assert.Empty(other.Receiver.All);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await listening.Owner.Get(new TestWebhook(other.Id));
    }
}

public sealed class ReplayDeliveryTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task One_event_is_sent_again_as_it_was_under_its_id()
    {
        await using var listening = await portal.Listens();
        await listening.Test();
        var first = (await listening.Log())[0];
        await listening.Owner.Get(new ReplayDelivery(listening.Id, first.DeliveryId));
        Assert.Equal("ReplayDelivery_Waits", (await listening.Owner.Send(new ReplayDelivery(listening.Id, first.DeliveryId))).Reason!.Name);
        await portal.Tell();
        var (one, again) = (listening.Receiver.All[0], listening.Receiver.All[1]);
        Assert.Equal((one.Id, one.Body), (again.Id, again.Body));
        Assert.True(again.IsSignedWith(listening.Secret));
        Assert.Equal([(false, WebhookState.Delivered), (true, WebhookState.Delivered)], (await listening.Log()).Select(row => (row.IsReplay, row.State)));
    }

    [Fact]
    public async Task What_failed_is_tried_at_once_and_not_again_when_its_turn_comes()
    {
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.BadGateway);
        await listening.Test();
        var waits = Assert.Single(await listening.Log());
        Assert.Equal((WebhookState.Waiting, 1), (waits.State, waits.Attempts.Count));
        await using var other = await portal.Listens();
        Assert.Equal(OutcomeKind.NotFound, (await other.Owner.Send(new ReplayDelivery(other.Id, waits.DeliveryId))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("haiyun")).Send(new ReplayDelivery(listening.Id, waits.DeliveryId))).Kind);

        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.NoContent);
        await listening.Owner.Get(new ReplayDelivery(listening.Id, waits.DeliveryId));
        Assert.Equal("ReplayDelivery_Waits", (await listening.Owner.Send(new ReplayDelivery(listening.Id, waits.DeliveryId))).Reason!.Name);
        await portal.Tell();
        Assert.Equal(2, listening.Receiver.All.Count);
        await portal.TellAfter(1);
        Assert.Equal(2, listening.Receiver.All.Count);
        var row = Assert.Single(await listening.Log());
        Assert.Equal((WebhookState.Delivered, false, 2, null), (row.State, row.IsReplay, row.Attempts.Count, row.NextAt));
    }
}

public sealed class ReplayWebhooksTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task Everything_since_a_time_is_sent_again_also_what_happened_while_it_was_off()
    {
        await using var listening = await portal.Listens(types: [WebhookTypes.PostingPaused, WebhookTypes.PostingFilled]);
        var job = await portal.PublicJob();
        await portal.Employer().Get(new PauseJob(job, null, "Later."));
        await portal.Tell();
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var since = portal.Clock.GetUtcNow();
        await listening.Owner.Get(new SwitchWebhook(listening.Id, false));
        await portal.Employer().Get(new ResumeJob(job));
        await portal.Employer().Get(new PauseJob(job, null, "Later."));
        await portal.Employer().Get(new CloseJob(job, JobCloseReason.Filled));
        await portal.Tell();
        Assert.Single(listening.Receiver.All);
        Assert.Equal("Webhook_IsOff", (await listening.Owner.Send(new ReplayWebhooks(listening.Id, since, true))).Reason!.Name);
        await listening.Owner.Get(new SwitchWebhook(listening.Id, true));
        Assert.Equal(2, (await listening.Owner.Get(new ReplayWebhooks(listening.Id, since, OnlyMissed: true))).Sent);
        // What is on its way already is not sent twice.
        Assert.Equal(0, (await listening.Owner.Get(new ReplayWebhooks(listening.Id, since, OnlyMissed: false))).Sent);
        await portal.Tell();
        Assert.Equal(3, listening.Receiver.All.Count);
        Assert.Equal(0, (await listening.Owner.Get(new ReplayWebhooks(listening.Id, since.AddHours(-2), OnlyMissed: true))).Sent);
        Assert.Equal(3, (await listening.Owner.Get(new ReplayWebhooks(listening.Id, since.AddHours(-2), OnlyMissed: false))).Sent);
        await portal.Tell();
        Assert.Equal(6, listening.Receiver.All.Count);
        Assert.Equal(3, listening.Receiver.All.Select(message => message.Id).Distinct().Count());
        foreach (var wrong in new[] { portal.Clock.GetUtcNow().AddHours(1), portal.Clock.GetUtcNow().AddDays(-40), default })
            Assert.Equal("Since", Assert.Single((await listening.Owner.Send(new ReplayWebhooks(listening.Id, wrong, true))).Errors).Field);
    }
}

public sealed class PurgeWebhooksTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task What_was_sent_a_month_ago_is_forgotten_and_secrets_that_sign_no_more()
    {
        await using var listening = await portal.Listens();
        await listening.Test();
        await listening.Owner.Get(new RotateWebhookSecret(listening.Id, WebhookSecret.New().Text));
        portal.Clock.Advance(TimeSpan.FromDays(WebhookEvent.KeptDays - 1));
        await listening.Test();
        Assert.Equal(new PurgeWebhooksResult(0, 1), await portal.AsSystem().Get(new PurgeWebhooks()));
        portal.Clock.Advance(TimeSpan.FromDays(1.5));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeWebhooks())).Events);
        Assert.Single(await listening.Log());
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from webhook_attempts"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from webhook_endpoints where former_secret is not null"));
        await listening.Test();
        Assert.Single(listening.Receiver.All[^1].Signatures);
    }
}
