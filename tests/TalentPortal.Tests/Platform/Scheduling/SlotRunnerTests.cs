using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.Scheduling;

/// <summary>Several schedulers, dead ones, stopped ones, wrong clocks: each slot's effect happens once (sec-R10).</summary>
public sealed class SlotRunnerTests(SlotRunnerTests.SchedulerFixture portal) : IClassFixture<SlotRunnerTests.SchedulerFixture>, IAsyncLifetime
{
    private static readonly DateTimeOffset Slot = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private readonly ProbedWork _work = new();

    public async Task InitializeAsync() => await portal.Scalar<int>("truncate schedule_slots, test_effects, command_receipts");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Three_schedulers_at_once_run_each_slot_once()
    {
        var runners = Enumerable.Range(0, 3).Select(_ => Runner()).ToList();
        var slots = Enumerable.Range(0, 40).Select(minute => Slot.AddMinutes(minute)).ToList();
        var ran = await Task.WhenAll(slots.SelectMany(slot => runners.Select(runner => runner.RunSlot(ProbedWork.WorkName, slot, CancellationToken.None))));
        Assert.Equal(40, ran.Count(done => done));
        Assert.Equal(slots, _work.Runs.Order());
        Assert.Equal(40L, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal(40L, await portal.Scalar<long>("select count(*) from schedule_slots where finished_at is not null and fence = 1"));
    }

    [Fact]
    public async Task A_slot_whose_process_died_is_taken_over_and_what_it_did_is_not_done_again()
    {
        await Runner().RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None);
        await portal.Scalar<int>("update schedule_slots set finished_at = null, claimed_until = now() + interval '1 hour'");
        await Runner().Sweep(CancellationToken.None);
        Assert.Single(_work.Runs, Slot);

        await portal.Scalar<int>("update schedule_slots set claimed_until = now() - interval '1 second' where slot_at = $1", Slot);
        await Runner().Sweep(CancellationToken.None);
        Assert.Equal(2, _work.Runs.Count(slot => slot == Slot));
        Assert.Equal(2, await portal.Scalar<int>("select fence from schedule_slots where slot_at = $1 and finished_at is not null", Slot));
        Assert.Equal(1L, await portal.Scalar<long>("select max(n) from (select count(*) as n from test_effects group by command_id) counted"));
    }

    [Fact]
    public async Task A_process_that_lost_its_slot_stops_and_leaves_the_row_alone()
    {
        var runner = Runner();
        runner.ClaimFor = TimeSpan.FromMilliseconds(150);
        var stopped = new TaskCompletionSource();
        _work.Script = async (_, ct) =>
        {
            await portal.Scalar<int>("update schedule_slots set fence = fence + 1, claimed_until = now() + interval '1 hour'");
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopped.SetResult();
        };
        Assert.False(await runner.RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None));
        Assert.True(stopped.Task.IsCompleted);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from schedule_slots where fence = 2 and finished_at is null and claimed_until > now()"));
    }

    [Fact]
    public async Task Work_longer_than_its_claim_keeps_it()
    {
        var runner = Runner();
        runner.ClaimFor = TimeSpan.FromSeconds(6);
        _work.Script = async (_, ct) =>
        {
            // Renewed twice: without, the claim would end before the time that it holds to by then.
            var first = await ClaimedUntil();
            var began = TimeProvider.System.GetTimestamp();
            while (await ClaimedUntil() < first + (runner.ClaimFor / 2) && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60)) await Task.Delay(50, ct);
            Assert.True(await ClaimedUntil() >= first + (runner.ClaimFor / 2), "The claim was not renewed.");
            Assert.False(await Runner().RunSlot(ProbedWork.WorkName, Slot, ct));
        };
        Assert.True(await runner.RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None));
    }

    [Fact]
    public async Task Work_that_fails_is_tried_again_after_a_while_and_given_up_in_the_end()
    {
        _work.Script = (_, _) => throw new TimeoutException("canary");
        for (var taker = 1; taker <= SlotRunner.MaxTakers; taker++)
        {
            Assert.False(await Runner().RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None));
            Assert.False(await Runner().RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None));
            Assert.Equal(taker, _work.Runs.Count);
            await portal.Scalar<int>("update schedule_slots set claimed_until = now() - interval '1 second'");
        }

        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from schedule_slots where finished_at is not null and error = 'TimeoutException'"));
        await Runner().RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None);
        Assert.Equal(SlotRunner.MaxTakers, _work.Runs.Count);
    }

    [Fact]
    public async Task A_slot_that_nobody_was_there_for_is_run_when_somebody_is()
    {
        _work.Cron = "0 0 4 * * ?";
        await Runner().Sweep(CancellationToken.None);
        await Runner().Sweep(CancellationToken.None);
        var now = portal.Clock.GetUtcNow();
        var due = new DateTimeOffset(now.Year, now.Month, now.Day, 4, 0, 0, TimeSpan.Zero);
        Assert.Equal([due <= now ? due : due.AddDays(-1)], _work.Runs);
    }

    [Fact]
    public async Task Work_for_each_tenant_sends_one_message_to_each_and_goes_on_past_a_failure()
    {
        _work.Script = (run, ct) => run.SendForEachTenant(
            tenant => tenant.Slug == "zhongguancun" ? throw new TimeoutException() : new PurgeExpired(), ct);
        Assert.False(await Runner().RunSlot(ProbedWork.WorkName, Slot, CancellationToken.None));
        // All but the one that failed, and the editorial desk.
        Assert.Equal(DemoPeople.Tenants.Count - 1L + 1, await portal.Scalar<long>("select count(distinct tenant_id) from test_effects"));
    }

    [Fact]
    public async Task Three_processes_of_which_one_is_stopped_for_a_while_and_one_has_a_wrong_clock_have_each_effect_once()
    {
        var keys = Path.Combine(portal.Folder, "master-keys");
        string[] clocks = ["0", "0", "2"];
        var children = clocks.Select(clock => new ChildProcess(["scheduler", portal.Connections.Portal, keys, clock])).ToList();
        try
        {
            foreach (var child in children) await child.ReadUntilAsync("ready");
            await Task.Delay(2_000);
            await children[0].SignalAsync("STOP");
            await Task.Delay(3_000);
            await children[0].SignalAsync("CONT");
            await Task.Delay(2_000);
            // On a busy machine the first slots take their time.
            for (var look = 0; look < 600 && await Done() < 4; look++) await Task.Delay(100);
            foreach (var child in children) Assert.Equal(0, (await child.ReadToEndAsync()).Exit);
        }
        finally
        {
            children.ForEach(child => child.Dispose());
        }

        var slots = await portal.Scalar<long>("select count(*) from schedule_slots");
        Assert.True(slots >= 4, $"only {slots} slots");
        Assert.Equal(slots, await Done());
        Assert.Equal(slots, await portal.Scalar<long>("select count(*) from test_effects"));
        Assert.Equal(slots, await portal.Scalar<long>("select count(distinct command_id) from test_effects"));
    }

    private Task<DateTime> ClaimedUntil() => portal.Scalar<DateTime>("select claimed_until from schedule_slots where slot_at = $1", Slot);

    private Task<long> Done() => portal.Scalar<long>("select count(*) from schedule_slots where finished_at is not null");

    private SlotRunner Runner() => ActivatorUtilities.CreateInstance<SlotRunner>(portal.Services, (IEnumerable<IScheduledWork>)[_work]);

    public sealed class SchedulerFixture : PortalFixture
    {
        public SchedulerFixture() => Change(builder => builder.Services.AddScoped<IRetention, ProbedEffect>());

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Scalar<int>(ProbedEffect.Table);
        }
    }
}
