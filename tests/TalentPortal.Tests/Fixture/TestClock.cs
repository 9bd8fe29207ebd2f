namespace TalentPortal.Tests.Fixture;

/// <summary>Runs with the real clock, moved by what a test asks for.</summary>
public sealed class TestClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Interlocked.Read(ref _offset) / (double)TimeSpan.TicksPerSecond * TimestampFrequency);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
}
