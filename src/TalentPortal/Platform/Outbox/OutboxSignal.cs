using System.Threading.Channels;

namespace TalentPortal.Platform.Outbox;

/// <summary>Wakes the dispatcher of this process, so that a mail does not wait for the next look at the table.</summary>
public sealed class OutboxSignal(TimeProvider clock)
{
    private readonly Channel<byte> _wake = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _wake.Writer.TryWrite(0);

    /// <summary>Returns when woken, at the latest after <paramref name="longest"/>.</summary>
    internal async Task Wait(TimeSpan longest, CancellationToken ct)
    {
        using var timer = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // time to look anyway: another process may have added something
        }
    }
}
