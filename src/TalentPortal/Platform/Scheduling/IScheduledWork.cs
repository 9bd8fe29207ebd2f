namespace TalentPortal.Platform.Scheduling;

/// <summary>
/// Something done at set times. Found by itself; one instance, without state. It does nothing of its own but send
/// commands marked <c>[SystemOnly]</c>, so that each change runs with a tenant, in a transaction, and once.
/// </summary>
public interface IScheduledWork
{
    /// <summary>Stable name: it stands in the database and in audit rows as the actor.</summary>
    string Name { get; }

    /// <summary>When, as a Quartz cron expression (seconds first) in UTC: <c>0 5 * * * ?</c> is five past every hour.</summary>
    string Cron { get; }

    /// <summary>May run again for the same slot after a crash; commands that took effect before are not repeated.</summary>
    Task Run(ScheduledRun run, CancellationToken ct);
}
