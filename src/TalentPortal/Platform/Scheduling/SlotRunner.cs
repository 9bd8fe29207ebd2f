using Npgsql;
using Quartz;
using TalentPortal.Platform.Logging;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Scheduling;

/// <summary>
/// Does the work of a slot in one process of many: claims the slot's row, renews the claim while the work runs, and takes
/// over slots whose process died. A claim is judged by the database's clock and carries a fencing number, so that a process
/// whose clock is wrong, or that was stopped for a while, does no harm.
/// </summary>
public sealed class SlotRunner(
    NpgsqlDataSource database, PortalDispatcher dispatcher, TenantDirectory tenants, IEnumerable<IScheduledWork> works, TimeProvider clock, ILogger<SlotRunner> log)
{
    /// <summary>A dead process's work is taken over at the latest this long, and one sweep, after its last renewal.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>How often missed and abandoned slots are looked for.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    /// <summary>How often a slot is begun before it is given up.</summary>
    public const int MaxTakers = 5;

    private static readonly string Me = $"{Environment.MachineName}/{Environment.ProcessId}";

    private readonly Dictionary<string, IScheduledWork> _works = works.ToDictionary(work => work.Name, StringComparer.Ordinal);

    internal TimeSpan ClaimFor { get; set; } = Lease;

    internal IReadOnlyCollection<IScheduledWork> Works => _works.Values;

    /// <summary>Runs the work of a slot unless somebody else has it or had it.</summary>
    /// <returns>Whether this process ran it to its end.</returns>
    public async Task<bool> RunSlot(string name, DateTimeOffset slot, CancellationToken ct)
    {
        if (!_works.TryGetValue(name, out var work) || await Claim(name, slot, ct) is not { } fence) return false;
        log.LogInformation("{Work} of {Slot:u} begins, taker {Fence}", name, slot, fence);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = KeepClaim(name, slot, fence, lost);
        try
        {
            await work.Run(new ScheduledRun(name, slot, dispatcher, tenants, log), lost.Token);
            return await Finish(name, slot, fence, CancellationToken.None);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            await Fail(name, slot, fence, error);
            return false;
        }
        finally
        {
            await lost.CancelAsync();
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Runs what is due and was done by nobody: the latest slot of each work, and slots whose process died.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var work in _works.Values)
        {
            if (CronOf(work).GetPreviousValidTimeBefore(now) is { } due) await RunSlot(work.Name, due, ct);
        }

        await using var command = database.CreateCommand(
            "select work, slot_at from schedule_slots where finished_at is null and claimed_until < clock_timestamp() order by slot_at limit 100");
        var abandoned = new List<(string Work, DateTimeOffset Slot)>();
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct)) abandoned.Add((row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)));
        }

        foreach (var (work, slot) in abandoned) await RunSlot(work, slot, ct);
    }

    internal static CronExpression CronOf(IScheduledWork work) => new(work.Cron, TimeZoneInfo.Utc);

    private async Task<int?> Claim(string work, DateTimeOffset slot, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            insert into schedule_slots (work, slot_at, claimed_by, fence, claimed_until, started_at) values ($1, $2, $3, 1, clock_timestamp() + $4, clock_timestamp())
            on conflict (work, slot_at) do update set claimed_by = excluded.claimed_by, fence = schedule_slots.fence + 1, claimed_until = excluded.claimed_until
             where schedule_slots.finished_at is null and schedule_slots.claimed_until < clock_timestamp()
            returning fence
            """);
        command.Parameters.Add(new() { Value = work });
        command.Parameters.Add(new() { Value = slot });
        command.Parameters.Add(new() { Value = Me });
        command.Parameters.Add(new() { Value = ClaimFor });
        return await command.ExecuteScalarAsync(ct) as int?;
    }

    private async Task KeepClaim(string work, DateTimeOffset slot, int fence, CancellationTokenSource lost)
    {
        using var timer = new PeriodicTimer(ClaimFor / 3);
        while (await timer.WaitForNextTickAsync(lost.Token))
        {
            try
            {
                if (await Update("claimed_until = clock_timestamp() + $4", work, slot, fence, ClaimFor, lost.Token)) continue;
                log.LogWarning("{Work} of {Slot:u} was taken over; taker {Fence} stops", work, slot, fence);
                await lost.CancelAsync();
            }
            catch (NpgsqlException)
            {
                // Tried again at the next tick; if that comes too late, somebody else has the slot and this says so.
            }
        }
    }

    private Task<bool> Finish(string work, DateTimeOffset slot, int fence, CancellationToken ct) =>
        Update("finished_at = $4, error = null", work, slot, fence, clock.GetUtcNow(), ct);

    private async Task Fail(string work, DateTimeOffset slot, int fence, Exception error)
    {
        log.LogError("{Work} of {Slot:u} failed, taker {Fence} of at most {MaxTakers}: {Error}", work, slot, fence, MaxTakers, SafeError.Describe(error));
        if (fence >= MaxTakers) await Update($"finished_at = clock_timestamp(), error = $4", work, slot, fence, error.GetType().Name, CancellationToken.None);
        else await Update($"claimed_until = clock_timestamp() + interval '{fence * 30} seconds', error = $4", work, slot, fence, error.GetType().Name, CancellationToken.None);
    }

    private async Task<bool> Update(string change, string work, DateTimeOffset slot, int fence, object value, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"update schedule_slots set {change} where work = $1 and slot_at = $2 and fence = $3 and finished_at is null");
        command.Parameters.Add(new() { Value = work });
        command.Parameters.Add(new() { Value = slot });
        command.Parameters.Add(new() { Value = fence });
        command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }
}
