namespace TalentPortal.Platform.Security.Passwords;

/// <summary>
/// Lets two password checks per core run at once: hashing is slow by design, and a burst of sign-ins must not take the
/// processor from everybody else. Known and unknown accounts go through the same gate.
/// </summary>
public sealed class PasswordGate : IDisposable
{
    /// <summary>Longest wait for a turn.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places;
    private readonly TimeSpan _maxWait;

    public PasswordGate() : this(2 * Environment.ProcessorCount, MaxWait)
    {
    }

    internal PasswordGate(int places, TimeSpan maxWait) => (_places, _maxWait) = (new(places, places), maxWait);

    /// <summary>Waits for a turn; dispose the pass when the check is done.</summary>
    /// <returns>Null when the wait was too long: answer that the portal is busy, and check nothing.</returns>
    public async Task<IDisposable?> Enter(CancellationToken ct = default) => await _places.WaitAsync(_maxWait, ct) ? new Pass(_places) : null;

    public void Dispose() => _places.Dispose();

    private sealed class Pass(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
