using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.Outbox;

/// <summary>Keeps the dispatchers going while the process runs, each by itself.</summary>
internal sealed class OutboxWorker(OutboxDispatcher own, [FromKeyedServices(OutboxLane.Outside)] OutboxDispatcher outside, OutboxSignal signal, IConfiguration configuration, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Background.IsOn(configuration)) return;
        // Let the host finish starting: an exception here must not keep it from serving.
        await Task.Yield();
        // What waits for receivers outside need not be woken: a second more is nothing to them.
        await Task.WhenAll(Keep(own, signal.Wait, stoppingToken), Keep(outside, (longest, ct) => Task.Delay(longest, clock, ct), stoppingToken));
    }

    private async Task Keep(OutboxDispatcher dispatcher, Func<TimeSpan, CancellationToken, Task> wait, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await dispatcher.DispatchOnce(stoppingToken) == 0) await wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError("The outbox could not be worked on and is tried again: {Error}", SafeError.Describe(error));
                await Task.Delay(AfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
