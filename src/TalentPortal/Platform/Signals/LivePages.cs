using System.Collections.Concurrent;
using TalentPortal.Platform.Logging;

namespace TalentPortal.Platform.Signals;

/// <summary>
/// The open pages of this process, and what each wants to hear of. A page is told that something changed, never what: it asks
/// as its reader and so sees what that reader may see. When the line stands anew, all are told: they may have missed something.
/// </summary>
public sealed class LivePages(ILogger<LivePages> log) : ISignalHearer
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Follower, bool>> _topics = new();
    private long _heard = BitConverter.ToInt64(Guid.NewGuid().ToByteArray());

    string ISignalHearer.Channel => LiveSignals.Channel;

    /// <summary>
    /// Another number whenever something was heard. Of a page that was read in one process and follows later, perhaps in another:
    /// a number that is still the same says that nothing was missed in between.
    /// </summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>How many follow something now.</summary>
    internal int Count => _topics.Values.Sum(followers => followers.Count);

    /// <summary>Calls <paramref name="look"/> whenever the topic changed, until the result is disposed; never twice at once. Follow first, then read: nothing falls between.</summary>
    /// <param name="look">In the page's own context: <c>() => InvokeAsync(Look)</c>. It runs in the language in which the page followed.</param>
    public IDisposable Follow(Guid topic, Func<Task> look)
    {
        var follower = new Follower(look, ExecutionContext.Capture(), log);
        var followers = _topics.GetOrAdd(topic, _ => new());
        followers[follower] = true;
        // Somebody may have taken the emptied list away in between.
        while (_topics.GetOrAdd(topic, followers) is var kept && kept != followers) (followers = kept)[follower] = true;
        return new Leaving(() =>
        {
            follower.Leave();
            followers.TryRemove(follower, out _);
            if (followers.IsEmpty) _topics.TryRemove(new(topic, followers));
        });
    }

    void ISignalHearer.Hear(string payload)
    {
        Interlocked.Increment(ref _heard);
        if (Guid.TryParse(payload, out var topic) && _topics.TryGetValue(topic, out var followers)) Tell(followers);
    }

    void ISignalHearer.Deaf()
    {
        // Whom it would send to the database now, it would send there in vain.
        Interlocked.Increment(ref _heard);
    }

    void ISignalHearer.Listening()
    {
        Interlocked.Increment(ref _heard);
        foreach (var followers in _topics.Values) Tell(followers);
    }

    private static void Tell(ConcurrentDictionary<Follower, bool> followers)
    {
        foreach (var follower in followers.Keys) follower.Tell();
    }

    /// <summary>One page. What comes while it looks makes it look once more, not as often as it came.</summary>
    private sealed class Follower(Func<Task> look, ExecutionContext? context, ILogger log)
    {
        private const int Idle = 0;
        private const int Looking = 1;
        private const int LookAgain = 2;

        private int _state;
        private volatile bool _hasLeft;

        public void Leave() => _hasLeft = true;

        public void Tell()
        {
            if (_hasLeft || Interlocked.Exchange(ref _state, LookAgain) != Idle) return;
            if (context is null) Start(null);
            else ExecutionContext.Run(context, Start, null);
        }

        private void Start(object? state) => _ = Look();

        private async Task Look()
        {
            // Whoever hears must not wait for pages.
            await Task.Yield();
            do
            {
                Volatile.Write(ref _state, Looking);
                try
                {
                    if (!_hasLeft) await look();
                }
                catch (Exception error)
                {
                    // The page may be going, or the database be away: the next signal makes it look again.
                    if (!_hasLeft) log.LogWarning("A page could not be brought up to date: {Error}", SafeError.Describe(error));
                }
            }
            while (Interlocked.CompareExchange(ref _state, Idle, Looking) != Looking);
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
