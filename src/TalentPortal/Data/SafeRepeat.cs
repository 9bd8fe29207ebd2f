using Npgsql;

namespace TalentPortal.Data;

/// <summary>
/// Runs statements again that may safely run twice: pooled connections die once after a restart of the server, and whoever
/// gets one of them would see an error though the database is there. EF Core's own statements have its execution strategy.
/// </summary>
internal static class SafeRepeat
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)];

    /// <param name="times">How often it is tried again at most, up to four: 0.05, 0.5, 2 and 3 s after the failure.</param>
    /// <exception cref="NpgsqlException">Every attempt failed, or one failed in a way that will not pass.</exception>
    public static async Task<T> Run<T>(Func<Task<T>> action, TimeProvider clock, CancellationToken ct, int times = 4)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (NpgsqlException error) when (error.IsTransient && attempt < times)
            {
                await Task.Delay(Pauses[attempt], clock, ct);
            }
        }
    }
}
