using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Webhooks;
using TalentPortal.Features.Webhooks.Domain;
using TalentPortal.Platform.Outbox;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Imports;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Webhooks;

/// <summary>What is told, and to whom.</summary>
public sealed class WebhookEventsTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task What_happens_to_a_posting_is_told_in_order_with_ids_and_references_alone()
    {
        await using var listening = await portal.Listens();
        var id = await portal.Submitted(fields => (fields.Reference, fields.TitleEn, fields.DescriptionEn) = ("R-1042", "Ocelot designer", "You design ocelots."));
        await portal.Review(id, publish: false);
        await portal.Tell();
        var seen = await portal.Own(id);
        await portal.Employer().Get(new SubmitJob(id, seen.Version));
        await portal.Review(id, publish: true);
        await portal.Tell();
        await portal.Employer().Get(new PauseJob(id, null, "A pause of ocelots."));
        await portal.Tell();
        await portal.Employer().Get(new ResumeJob(id));
        await portal.Tell();
        await portal.ChangeJob(id, job => Assert.Null(job.Confirm(portal.Clock.GetUtcNow() - Job.ConfirmedFor)));
        await portal.AsSystem().Get(new CloseExpiredJobs());
        await portal.Tell();
        await portal.Employer().Get(new ConfirmJob(id));
        await portal.Tell();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Filled));
        await portal.Tell();
        await portal.Employer().Get(new ReopenJob(id));
        await portal.Tell();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Withdrawn));
        await portal.Tell();

        Assert.All(listening.Receiver.All, message => Assert.True(message.IsSignedWith(listening.Secret)));
        var bodies = listening.Receiver.All.Select(message => JsonNode.Parse(message.Body)!).ToList();
        Assert.Equal(
            [
                ("posting.returned", "returned", null), ("posting.published", "live", null), ("posting.paused", "paused", null), ("posting.resumed", "live", null), ("posting.lapsed", "lapsed", null),
                ("posting.resumed", "live", null), ("posting.filled", "closed", "filled"), ("posting.resumed", "live", null), ("posting.closed", "closed", "withdrawn"),
            ],
            bodies.Select(body => ((string)body["type"]!, (string)body["data"]!["posting"]!["status"]!, (string?)body["data"]!["posting"]!["closeReason"])));
        Assert.All(bodies, body => Assert.Equal((id, "R-1042", "fujian", null), ((Guid)body["data"]!["posting"]!["id"]!, (string)body["data"]!["posting"]!["reference"]!, (string)body["data"]!["service"]!, body["data"]!["application"])));
        Assert.All(bodies, body => Assert.True((portal.Clock.GetUtcNow() - (DateTimeOffset)body["timestamp"]!).Duration() < TimeSpan.FromDays(31)));
        Assert.DoesNotContain(listening.Receiver.All, message => message.Body.Contains("celot", StringComparison.Ordinal));
        Assert.Distinct(listening.Receiver.All.Select(message => message.Id));
    }

    [Fact]
    public async Task What_happens_to_an_application_is_told_without_a_word_about_the_person()
    {
        await using var listening = await portal.Listens("haiyun");
        var talent = await portal.NewTalent("Aurelia Quokka");
        var (job, cv) = (await portal.PublicJob("haiyun"), await portal.AddCv(talent));
        var application = (await portal.As(talent, "fujian").Get(ApplicationScene.Application(job, cv, "I keep quokkas."))).Id;
        await portal.Tell();
        await portal.As(talent, "fujian").Get(new WithdrawApplication(application));
        await portal.Tell();

        Assert.Equal(["application.received", "application.withdrawn"], listening.Receiver.All.Select(message => (string)JsonNode.Parse(message.Body)!["type"]!));
        foreach (var (message, state) in listening.Receiver.All.Zip(["received", "withdrawn"]))
        {
            var data = JsonNode.Parse(message.Body)!["data"]!.AsObject();
            // Exactly these fields: a new one is looked at here before it leaves.
            Assert.Equal(["application", "posting", "service"], data.Select(pair => pair.Key).Order(StringComparer.Ordinal));
            Assert.Equal(["id", "reference", "state"], data["application"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
            Assert.Equal(["closeReason", "id", "reference", "status"], data["posting"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal));
            Assert.Equal((application, state, job), ((Guid)data["application"]!["id"]!, (string)data["application"]!["state"]!, (Guid)data["posting"]!["id"]!));
            var whole = message.Body + JsonSerializer.Serialize(message.Headers) + message.Path;
            foreach (var personal in new[] { talent.UserId.ToString(), talent.UserId.ToString("N"), talent.Email, "Aurelia", "uokka", cv.ToString() }) Assert.DoesNotContain(personal, whole, StringComparison.OrdinalIgnoreCase);
        }

        // Nor does what is kept of it say more than what was sent.
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from webhook_events e where e::text ~* 'quokka' or e::text like '%' || $1 || '%'", talent.UserId.ToString()));
    }

    [Fact]
    public async Task Each_endpoint_hears_of_what_it_chose_and_an_employer_without_one_leaves_nothing_behind()
    {
        await using var both = await portal.Listens("haiyun");
        await using var closings = await portal.Listens("haiyun", types: WebhookTypes.PostingClosed);
        const string Kept = "select count(*) from webhook_events where employer_id = $1";
        var (haiyun, rongxin) = (DemoPeople.Employer("haiyun").Id, DemoPeople.Employer("rongxin").Id);
        var (before, without) = (await portal.Scalar<long>(Kept, haiyun), await portal.Scalar<long>(Kept, rongxin));
        var id = await portal.Live(employer: "haiyun");
        await portal.Employer("haiyun").Get(new CloseJob(id, JobCloseReason.Withdrawn));
        await portal.Live();
        await portal.Tell();
        Assert.Equal(["posting.closed", "posting.published"], both.Receiver.All.Select(TypeOf).Order(StringComparer.Ordinal));
        Assert.Equal(["posting.closed"], closings.Receiver.All.Select(TypeOf));
        Assert.Equal(closings.Receiver.All[0].Id, both.Receiver.All.Single(message => TypeOf(message) == "posting.closed").Id);
        Assert.Equal((before + 2, without), (await portal.Scalar<long>(Kept, haiyun), await portal.Scalar<long>(Kept, rongxin)));
    }

    [Fact]
    public async Task Of_a_file_that_is_taken_in_whoever_listens_hears_of_each_posting_that_it_publishes_once()
    {
        await using var listening = await portal.Listens();
        var (rongxin, haiyun) = (DemoPeople.Employer("rongxin"), DemoPeople.Employer("haiyun"));
        const string Kept = "select count(*) from webhook_events where employer_id = $1";
        var without = await portal.Scalar<long>(Kept, haiyun.Id);
        var table = string.Join("\n", "用人单位," + ImportScene.Head, $"{rongxin.Name.Zh}," + ImportScene.Line("H-1"), $"{rongxin.Name.Zh}," + ImportScene.Line("H-2"), $"{haiyun.Name.Zh}," + ImportScene.Line("H-1"));
        // Taken in again, it says nothing new.
        for (var n = 0; n < 2; n++)
        {
            await portal.TakenIn(table, portal.Staff(), ImportGoal.Publish);
            await portal.Tell();
            Assert.All(listening.Receiver.All, message => Assert.True(message.IsSignedWith(listening.Secret)));
            var bodies = listening.Receiver.All.Select(message => JsonNode.Parse(message.Body)!).ToList();
            Assert.Equal(
                [("posting.published", "live", "H-1"), ("posting.published", "live", "H-2")],
                bodies.Select(body => ((string)body["type"]!, (string)body["data"]!["posting"]!["status"]!, (string)body["data"]!["posting"]!["reference"]!)).OrderBy(told => told.Item3, StringComparer.Ordinal));
            foreach (var body in bodies)
                Assert.Equal((string)body["data"]!["posting"]!["reference"]!, await portal.Scalar<string>("select source_identifier from jobs where id = $1 and employer_id = $2", (Guid)body["data"]!["posting"]!["id"]!, rongxin.Id));
        }

        Assert.Equal(without, await portal.Scalar<long>(Kept, haiyun.Id));
    }

    /// <summary>sec-T15: two employers, two tenants.</summary>
    [Fact]
    public async Task Employers_and_tenants_hear_nothing_of_each_other()
    {
        await using var here = await portal.Listens();
        await using var there = await portal.Listens(tenant: "greater-bay");
        await using var other = await portal.Listens("weiliang");
        var id = await portal.PublicJob();
        await portal.Employer().Get(new CloseJob(id, JobCloseReason.Withdrawn));
        await portal.Tell();
        Assert.Single(here.Receiver.All);
        Assert.Empty(there.Receiver.All);
        Assert.Empty(other.Receiver.All);
        var elsewhere = await portal.PublicJob(tenant: "greater-bay");
        await portal.Employer(tenant: "greater-bay").Get(new CloseJob(elsewhere, JobCloseReason.Withdrawn));
        await portal.Tell();
        Assert.Single(here.Receiver.All);
        Assert.Equal("greater-bay", (string)JsonNode.Parse(Assert.Single(there.Receiver.All).Body)!["data"]!["service"]!);
        Assert.Empty(other.Receiver.All);
    }

    [Fact]
    public async Task What_was_not_committed_is_not_told()
    {
        await using var listening = await portal.Listens();
        var id = await portal.PublicJob();
        await portal.Scalar<int>("alter table jobs add constraint broken check (status <> 'Paused') not valid");
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => portal.Employer().Send(new PauseJob(id, null, "Later.")));
        }
        finally
        {
            await portal.Scalar<int>("alter table jobs drop constraint broken");
        }

        await portal.Tell();
        Assert.Empty(listening.Receiver.All);
        await portal.Employer().Get(new PauseJob(id, null, "Later."));
        await portal.Tell();
        Assert.Equal("posting.paused", TypeOf(Assert.Single(listening.Receiver.All)));
    }

    private static string TypeOf(Received message) => (string)JsonNode.Parse(message.Body)!["type"]!;
}

/// <summary>How it is told, again and again if need be.</summary>
public sealed class SendWebhookTests(WebhookPortal portal) : IClassFixture<WebhookPortal>
{
    [Fact]
    public async Task What_fails_is_tried_again_later_with_the_same_id_and_bytes_and_a_signature_of_its_own_time()
    {
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.InternalServerError);
        await listening.Test();
        await portal.Tell();
        Assert.Single(listening.Receiver.All);
        await portal.TellAfter(1);
        Assert.Equal(2, listening.Receiver.All.Count);
        // Not before five minutes.
        portal.Clock.Advance(TimeSpan.FromMinutes(4));
        await portal.Tell();
        Assert.Equal(2, listening.Receiver.All.Count);
        Assert.NotNull((await listening.View()).FailingSince);
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.Accepted);
        await portal.TellAfter(2);
        await portal.TellAfter(3);

        var all = listening.Receiver.All;
        Assert.Equal(3, all.Count);
        Assert.Single(all.Select(message => message.Id).Distinct());
        Assert.Single(all.Select(message => message.Body).Distinct());
        Assert.Distinct(all.Select(message => message.At));
        Assert.All(all, message => Assert.True(message.IsSignedWith(listening.Secret)));
        Assert.All(all, message => Assert.Equal("application/json; charset=utf-8", message.Headers["content-type"]));
        Assert.Equal("/hooks", all[0].Path);
        var row = Assert.Single(await listening.Log());
        Assert.Equal((WebhookState.Delivered, null, all[0].Id), (row.State, row.NextAt, row.MessageId));
        Assert.Equal([(1, (int?)500), (2, 500), (3, 202)], row.Attempts.Select(attempt => (attempt.Number, attempt.Status)));
        Assert.All(row.Attempts, attempt => Assert.InRange(attempt.Milliseconds, 0, 8000));
        Assert.Null((await listening.View()).FailingSince);
    }

    [Fact]
    public async Task After_the_tenth_attempt_it_is_given_up()
    {
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.BadGateway);
        await listening.Test();
        for (var attempt = 1; attempt < WebhookSchedule.AttemptsMax; attempt++) await portal.TellAfter(attempt);
        portal.Clock.Advance(TimeSpan.FromDays(1.5));
        await portal.Tell();
        Assert.Equal(10, listening.Receiver.All.Count);
        var row = Assert.Single(await listening.Log());
        Assert.Equal((WebhookState.GivenUp, null, 10), (row.State, row.NextAt, row.Attempts.Count));
        Assert.Null((await listening.View()).Stop);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_left_alone_and_its_owners_hear_of_it()
    {
        await using var listening = await portal.Listens("haiyun");
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.Gone);
        var mails = (await portal.Mails(Personas.OwnerOf("haiyun").Email)).Count;
        await listening.Test();
        var seen = await listening.View();
        Assert.Equal((WebhookStop.Gone, WebhookState.GivenUp), (seen.Stop, seen.Deliveries[0].State));
        var now = await portal.Mails(Personas.OwnerOf("haiyun").Email);
        Assert.Equal(mails + 1, now.Count);
        Assert.Contains(now, mail => mail.Subject.Contains("Webhooks", StringComparison.Ordinal) || mail.Subject.Contains("事件推送", StringComparison.Ordinal));
        Assert.Equal("Webhook_IsOff", (await listening.Owner.Send(new TestWebhook(listening.Id))).Reason?.Name);
        await portal.PublicJob("haiyun");
        var id = await portal.Live(employer: "haiyun");
        await portal.Tell();
        Assert.Single(listening.Receiver.All);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from audit_entries where action = 'webhooks.stop' and subject_id = $1", listening.Id));
        Assert.NotEqual(default, id);
    }

    [Fact]
    public async Task Five_days_without_success_switch_it_off_but_not_at_the_first_attempt_after_a_quiet_time()
    {
        await using var listening = await portal.Listens("weiliang");
        listening.Receiver.Answer = WebhookReceiver.Code(HttpStatusCode.ServiceUnavailable);
        await listening.Test();
        await portal.Scalar<int>("update webhook_endpoints set failing_since = failing_since - interval '5 days' where id = $1", listening.Id);
        await portal.TellAfter(1);
        Assert.Null((await listening.View()).Stop);
        await listening.Owner.Get(new TestWebhook(listening.Id));
        var mails = (await portal.Mails(Personas.OwnerOf("weiliang").Email)).Count;
        await portal.TellAfter(2);
        var seen = await listening.View();
        Assert.Equal(WebhookStop.Failing, seen.Stop);
        // All that waited is called off with it.
        Assert.All(seen.Deliveries, row => Assert.Equal((WebhookState.Stopped, null), (row.State, row.NextAt)));
        Assert.Equal(mails + 1, (await portal.Mails(Personas.OwnerOf("weiliang").Email)).Count);
        var tried = listening.Receiver.All.Count;
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.Tell();
        Assert.Equal(tried, listening.Receiver.All.Count);
    }

    /// <summary>sec-R08: sent, and the process dies before it is written down.</summary>
    [Fact]
    public async Task A_process_that_dies_after_sending_sends_again_under_the_same_id()
    {
        await using var listening = await portal.Listens();
        await listening.Owner.Get(new TestWebhook(listening.Id));
        var dying = OutboxSetup.Dispatcher(portal.Services, OutboxLane.Outside);
        dying.ClaimFor = TimeSpan.FromMilliseconds(1);
        dying.Probe = (at, _) => at == OutboxPoint.Handled ? throw new InvalidOperationException("The process is gone.") : Task.CompletedTask;
        await dying.DispatchOnce(CancellationToken.None);
        Assert.Single(listening.Receiver.All);
        Assert.Empty((await listening.Log())[0].Attempts);
        await portal.Tell();
        Assert.Equal(2, listening.Receiver.All.Count);
        Assert.Single(listening.Receiver.All.Select(message => message.Id).Distinct());
        Assert.Single((await listening.Log())[0].Attempts);
    }

    [Fact]
    public async Task Mails_do_not_wait_for_receivers_outside()
    {
        await using var listening = await portal.Listens();
        await listening.Owner.Get(new TestWebhook(listening.Id));
        var own = OutboxSetup.Dispatcher(portal.Services);
        await own.Drain(CancellationToken.None);
        Assert.Empty(listening.Receiver.All);
        await portal.Outside().Drain(CancellationToken.None);
        Assert.Single(listening.Receiver.All);
    }

    /// <summary>No request of the portal's is sent on to where somebody points it.</summary>
    [Fact]
    public async Task A_redirect_is_a_failure_and_leads_nowhere()
    {
        await using var elsewhere = await WebhookReceiver.Start();
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = http =>
        {
            http.Response.Redirect(elsewhere.Address + "/private");
            return Task.CompletedTask;
        };
        await listening.Test();
        Assert.Empty(elsewhere.All);
        Assert.DoesNotContain(listening.Receiver.All, message => message.Path == "/private");
        var row = Assert.Single(await listening.Log());
        Assert.Equal((WebhookState.Waiting, (int?)302), (row.State, row.Attempts[0].Status));
    }

    [Fact]
    public async Task Where_the_name_leads_is_looked_at_each_time_and_nowhere_else_is_connected_to()
    {
        portal.Names.Say("inside.example.org", "10.0.0.1");
        await using var inside = await portal.Listens(url: "https://inside.example.org/hooks");
        await inside.Test();
        Assert.Equal(WebhookFault.Refused, (await inside.Log())[0].Attempts[0].Fault);
        await inside.Owner.Send(new SwitchWebhook(inside.Id, false));

        await using var unknown = await portal.Listens(url: "https://unknown.example.org/hooks");
        await unknown.Test();
        Assert.Equal(WebhookFault.Name, (await unknown.Log())[0].Attempts[0].Fault);
        await unknown.Owner.Send(new SwitchWebhook(unknown.Id, false));

        // The name is known to nobody but our list, so whoever answers was found there; it speaks no TLS.
        await using var here = await portal.Listens();
        var port = new Uri(here.Receiver.Address).Port;
        portal.Names.Say("rebind.example.org", "127.0.0.1");
        await using var rebind = await portal.Listens(url: $"https://rebind.example.org:{port}/hooks");
        var asked = portal.Names.Asked;
        await rebind.Test();
        Assert.Equal((asked + 1, WebhookFault.Tls), (portal.Names.Asked, (await rebind.Log())[0].Attempts[0].Fault));
        // It answers with another address now.
        portal.Names.Say("rebind.example.org", "169.254.169.254");
        await portal.TellAfter(1);
        Assert.Equal([WebhookFault.Tls, WebhookFault.Refused], (await rebind.Log())[0].Attempts.Select(attempt => attempt.Fault));
    }
}

/// <summary>Receivers that let us wait or answer without end.</summary>
public sealed class WebhookLimitsTests(HastyPortal portal) : IClassFixture<HastyPortal>
{
    [Fact]
    public async Task Who_does_not_answer_is_not_waited_for()
    {
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await listening.Test();
        var attempt = Assert.Single((await listening.Log())[0].Attempts);
        Assert.Equal((null, WebhookFault.Timeout), (attempt.Status, attempt.Fault));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_after_its_head()
    {
        await using var listening = await portal.Listens();
        var cut = new TaskCompletionSource();
        listening.Receiver.Answer = async http =>
        {
            var piece = new byte[64 * 1024];
            try
            {
                while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // as it should be
            }

            cut.SetResult();
        };
        await listening.Test();
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(200, Assert.Single((await listening.Log())[0].Attempts).Status);
    }

    [Fact]
    public async Task A_head_that_is_too_long_is_no_answer()
    {
        await using var listening = await portal.Listens();
        listening.Receiver.Answer = http =>
        {
            for (var n = 0; n < 30; n++) http.Response.Headers[$"X-Filler-{n}"] = new string('x', 1000);
            return Task.CompletedTask;
        };
        await listening.Test();
        Assert.Equal(WebhookFault.Answer, Assert.Single((await listening.Log())[0].Attempts).Fault);
    }
}
