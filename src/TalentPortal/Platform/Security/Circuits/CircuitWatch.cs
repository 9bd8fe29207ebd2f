using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.Security.Circuits;

/// <summary>
/// Looks every two seconds whether the owners of this process's circuits may still have them: signed out elsewhere, idle,
/// a role taken away, a password changed. One round trip for all; nothing to do while none is open.
/// </summary>
internal sealed class CircuitWatch(OpenCircuits circuits, RightsStore rights, CircuitPace pace, ILogger<CircuitWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pace.Interval, stoppingToken);
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError("The owners of open circuits could not be checked and are checked again: {Error}", SafeError.Describe(error));
            }
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        var open = circuits.All.Where(circuit => !circuit.HasEnded).ToList();
        if (open.Count == 0) return;
        var owners = open.Select(circuit => circuit.Owner with { Language = default }).Distinct().ToList();
        var held = await rights.ReadNow(owners, ct);
        var now = owners.Zip(held).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var circuit in open)
        {
            var allowed = now[circuit.Owner with { Language = default }];
            if (allowed.UserId is null) circuit.End(CircuitEnd.SessionOver);
            else if (allowed.Mark != circuit.RightsMark) circuit.End(CircuitEnd.RightsChanged);
        }
    }
}

/// <summary>How often circuits are looked at.</summary>
internal sealed record CircuitPace(TimeSpan Interval)
{
    public static CircuitPace Usual { get; } = new(TimeSpan.FromSeconds(2));
}
