namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// Development's clock: the system's, but for what the seed lets the demonstration's people do in the past weeks, so that
/// their history does not lie within one minute. Only the flow that went back in time sees the past.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly AsyncLocal<TimeSpan> Ago = new();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Ago.Value;

    /// <summary>From here on in this flow it is a moment of a past day in China.</summary>
    /// <param name="daysAgo">At least 1, so that nothing lies ahead.</param>
    /// <param name="minute">Minutes since midnight.</param>
    internal static void GoTo(int daysAgo, int minute)
    {
        var now = System.GetUtcNow();
        var midnight = new DateTimeOffset(now.ToOffset(China).Date, China);
        Ago.Value = now - midnight.AddDays(-Math.Max(1, daysAgo)).AddMinutes(minute);
    }

    internal static void ComeBack() => Ago.Value = TimeSpan.Zero;

    /// <summary>Days that pass while somebody does one thing after another.</summary>
    /// <param name="first">How many days ago it begins.</param>
    internal sealed class Course(int first)
    {
        private const int Morning = 9 * 60, WorkingDay = 8 * 60;

        private int _day = first;
        private int _minute = Morning;
        private int _steps;

        /// <summary>Goes to the next thing: some days later, or a few minutes later on the same day.</summary>
        public void Pass(int days)
        {
            var day = Math.Max(1, _day - days);
            _steps++;
            // Spread over the day, and the same at each seed.
            _minute = day == _day && _steps > 1 ? _minute + 4 : Morning + (((day * 31) + (_steps * 97)) % WorkingDay);
            _day = day;
            GoTo(_day, _minute);
        }
    }
}
