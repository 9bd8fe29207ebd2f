namespace TalentPortal.Features.Webhooks.Domain;

/// <summary>When a failed delivery is tried again: soon at first, then ever more seldom, for a little over three days.</summary>
public static class WebhookSchedule
{
    /// <summary>Pauses after the first attempt, the second and so on.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    public static int AttemptsMax => Pauses.Count + 1;

    /// <summary>By how much a pause is longer at most, so that what failed together does not come back together.</summary>
    public const double Jitter = 0.1;

    /// <summary>No receiver puts us off for longer.</summary>
    private static readonly TimeSpan waitMax = TimeSpan.FromHours(24);

    /// <summary>The pause after an attempt; null when it was the last.</summary>
    /// <param name="attempt">From 1.</param>
    /// <param name="asked">What the receiver asked for, see <see cref="WebhookAnswer.Wait"/>.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan? After(int attempt, TimeSpan? asked, double chance)
    {
        if (attempt >= AttemptsMax) return null;
        var pause = Pauses[attempt - 1] * (1 + Jitter * chance);
        return asked is { } wait && wait > pause ? TimeSpan.FromTicks(Math.Min(wait.Ticks, waitMax.Ticks)) : pause;
    }
}
