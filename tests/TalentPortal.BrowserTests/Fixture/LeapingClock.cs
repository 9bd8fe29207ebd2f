using TalentPortal.Data.Seed.Demo;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>Development's clock, which a test moves ahead by days.</summary>
internal sealed class LeapingClock : TimeProvider
{
    private readonly DemoClock _demo = new();
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => _demo.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Goes to a moment that lies ahead; whoever is signed in is not any more.</summary>
    public void GoTo(DateTimeOffset moment) => Interlocked.Add(ref _ahead, Math.Max(0, (moment - GetUtcNow()).Ticks));
}
