using Quartz;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.Scheduling;

/// <summary>Quartz's triggers, kept in memory of this process, and the sweep for what none of them caught.</summary>
internal sealed class ScheduleWorker(ISchedulerFactory factory, SlotRunner runner, IConfiguration configuration, TimeProvider clock, ILogger<ScheduleWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Background.IsOn(configuration)) return;
        await Task.Yield();
        var scheduler = await factory.GetScheduler(stoppingToken);
        foreach (var work in runner.Works)
        {
            var job = JobBuilder.Create<SlotJob>().WithIdentity(work.Name).Build();
            var trigger = TriggerBuilder.Create().WithIdentity(work.Name)
                .WithCronSchedule(work.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)).Build();
            await scheduler.ScheduleJob(job, trigger, cancellationToken: stoppingToken);
        }

        await scheduler.Start(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await SweepSafely(stoppingToken);
                await Task.Delay(SlotRunner.SweepEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            await scheduler.Shutdown(false, CancellationToken.None);
        }
    }

    private async Task SweepSafely(CancellationToken ct)
    {
        try
        {
            await runner.Sweep(ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            log.LogError("Scheduled work could not be looked after and is tried again: {Error}", SafeError.Describe(error));
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }
}

/// <summary>What a trigger starts: the slot named by its job, at the time the trigger was due.</summary>
internal sealed class SlotJob(SlotRunner runner, ILogger<SlotJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        try
        {
            await runner.RunSlot(name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody holds the slot then; the next sweep of any process takes it.
            log.LogError("{Work} could not begin: {Error}", name, SafeError.Describe(error));
        }
    }
}
