namespace TalentPortal.Features.Programmes.Domain;

/// <summary>The day of a question is that of the office, and all offices keep China's time.</summary>
public static class RuleDay
{
    private static readonly TimeSpan china = TimeSpan.FromHours(8);

    public static DateOnly Of(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(china).DateTime);

    /// <summary>The moment with which a day begins there.</summary>
    public static DateTimeOffset Begin(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), china).ToUniversalTime();
}
