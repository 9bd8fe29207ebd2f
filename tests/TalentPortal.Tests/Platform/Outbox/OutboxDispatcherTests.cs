using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Tests.Platform.Outbox;

public class OutboxDispatcherTests(OutboxFixture portal) : IClassFixture<OutboxFixture>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await portal.Scalar<int>("truncate outbox_messages, inbox_receipts, test_effects");
        portal.Outside.Script = _ => Task.CompletedTask;
        portal.Outside.Received.Clear();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Messages_of_one_command_with_the_same_key_are_delivered_in_the_order_in_which_they_were_added()
    {
        await portal.Add("fujian", outbox => { for (var i = 0; i < 200; i++) outbox.Add(new Traced(i), "one"); });
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Equal(200L, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from test_effects a join test_effects b on a.value < b.value and a.at > b.at"));
    }

    [Fact]
    public async Task A_failed_message_is_tried_again_after_a_pause_that_grows_and_holds_back_only_its_key()
    {
        portal.Outside.Script = value => value == 1 ? throw new TimeoutException() : Task.CompletedTask;
        await portal.Add("fujian", outbox =>
        {
            outbox.Add(new Scripted(1), "bad");
            outbox.Add(new Scripted(2), "bad");
            outbox.Add(new Scripted(3), "good");
        });
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Single(portal.Outside.Received);
        Assert.Equal("TimeoutException", await portal.Scalar<string>("select last_error from outbox_messages where attempts = 1 and done_at is null"));

        portal.Clock.Advance(TimeSpan.FromSeconds(6));
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where attempts = 2 and available_at > $1", portal.Clock.GetUtcNow().AddSeconds(8)));

        portal.Outside.Script = _ => Task.CompletedTask;
        portal.Clock.Advance(TimeSpan.FromSeconds(11));
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Equal(3, portal.Outside.Received.Count);
    }

    [Fact]
    public async Task A_message_that_can_never_be_delivered_is_parked_and_lets_the_next_of_its_key_go()
    {
        portal.Outside.Script = value => value == 1 ? throw new OutboxRefusedException("no such address") : Task.CompletedTask;
        await portal.Add("fujian", outbox => { outbox.Add(new Scripted(1), "k"); outbox.Add(new Scripted(2), "k"); });
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Single(portal.Outside.Received);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where parked_at is not null and done_at is null and last_error = 'OutboxRefusedException'"));
    }

    [Fact]
    public async Task A_message_that_fails_for_two_days_is_parked()
    {
        portal.Outside.Script = _ => throw new IOException("canary-address@example.net");
        await portal.Add("fujian", outbox => outbox.Add(new Scripted(1)));
        for (var hours = 0; hours <= 49; hours++)
        {
            await portal.Outbox.Drain(CancellationToken.None);
            portal.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("IOException", await portal.Scalar<string>("select last_error from outbox_messages where parked_at is not null"));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_parked()
    {
        await portal.Add("fujian", outbox => outbox.Add(new Scripted(1)));
        await portal.Scalar<int>("update outbox_messages set payload = '{\"Value\": \"text\"'");
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.StartsWith("OutboxRefusedException < JsonException", await portal.Scalar<string>("select last_error from outbox_messages where parked_at is not null"));
    }

    [Fact]
    public async Task A_message_that_kills_its_process_again_and_again_is_parked()
    {
        await portal.Add("fujian", outbox => outbox.Add(new Scripted(1)));
        await portal.Scalar<int>("update outbox_messages set attempts = $1, claimed_by = gen_random_uuid(), claimed_until = now() - interval '1 second'", OutboxDispatcher.MaxSilentAttempts);
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Empty(portal.Outside.Received);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from outbox_messages where parked_at is not null"));
    }

    [Fact]
    public async Task A_dispatcher_that_lost_its_claim_changes_nothing()
    {
        await portal.Add("fujian", outbox => outbox.Add(new Traced(1)));
        var slow = portal.Another();
        slow.ClaimFor = TimeSpan.FromMilliseconds(1);
        slow.Probe = async (at, _) =>
        {
            if (at != OutboxPoint.Claimed) return;
            await Task.Delay(50);
            await portal.Outbox.Drain(CancellationToken.None);
        };
        await slow.DispatchOnce(CancellationToken.None);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal(2, await portal.Scalar<int>("select attempts from outbox_messages where done_at is not null"));
    }

    [Fact]
    public async Task A_message_that_was_delivered_before_has_no_second_effect_when_an_operator_queues_it_again()
    {
        await portal.Add("fujian", outbox => outbox.Add(new Traced(1)));
        await portal.Outbox.Drain(CancellationToken.None);
        await portal.Scalar<int>("update outbox_messages set done_at = null, payload = '{\"Value\":1}'");
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages where done_at is null"));
    }

    /// <summary>sec-T15.</summary>
    [Fact]
    public async Task A_thousand_messages_of_three_tenants_in_turn_each_see_their_own_tenant_alone()
    {
        var tenants = DemoPeople.Tenants;
        for (var i = 0; i < 100; i++)
        {
            var tenant = tenants[i % tenants.Count];
            await portal.Add(tenant.Slug, outbox => { for (var j = 0; j < 10; j++) outbox.Add(new Traced(j, tenant.Id)); });
        }

        await Task.WhenAll(portal.Outbox.Drain(CancellationToken.None), portal.Another().Drain(CancellationToken.None));
        Assert.Equal(1000L, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Empty(portal.Outside.Wrong);
    }

    /// <summary>sec-T15.</summary>
    [Fact]
    public async Task A_message_without_a_tenant_sees_no_tenant()
    {
        await portal.Add("", outbox => outbox.Add(new Traced(1, Guid.NewGuid())));
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.EndsWith("saw ", Assert.Single(portal.Outside.Wrong));
        portal.Outside.Wrong.Clear();
    }

    [Fact]
    public async Task Four_messages_are_delivered_at_once()
    {
        var (gate, now, most) = (new Lock(), 0, 0);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        portal.Outside.Script = async _ =>
        {
            lock (gate) most = Math.Max(most, ++now);
            // The first ones wait until four are in, however slowly a busy machine lets them in; a fifth would come meanwhile.
            while (most < 4 && !patience.IsCancellationRequested) await Task.Delay(10);
            await Task.Delay(30);
            lock (gate) now--;
        };
        await portal.Add("fujian", outbox => { for (var i = 0; i < 32; i++) outbox.Add(new Scripted(i)); });
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task An_erased_persons_message_is_dropped()
    {
        var person = Guid.NewGuid();
        await portal.Add("fujian", outbox => outbox.AddSealed(new SealedMessage("canary"), KeyOwner.Person(person)).GetAwaiter().GetResult());
        await portal.Services.GetRequiredService<PortalVault>().Destroy(KeyOwner.Person(person));
        await portal.Outbox.Drain(CancellationToken.None);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from outbox_messages where done_at is null or sealed_payload is not null"));
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<TalentPortal.Platform.Outbox.Outbox>().AddSealed(new SealedMessage("canary"), KeyOwner.Person(person)));
    }

    [Fact]
    public void A_message_in_the_clear_may_hold_no_text_that_nobody_declared_harmless()
    {
        Assert.Throws<InvalidOperationException>(() => OutboxRoute.Of(typeof(Talkative)));
        Assert.Equal("Terse", OutboxRoute.Of(typeof(Terse)).Kind);
    }

    private sealed record SealedMessage(string Name) : ISealedMessage;

    private sealed record Talkative(Guid Id, string Note);

    private sealed record Terse(Guid Id, [property: Class(FieldClass.Internal)] string State);
}
