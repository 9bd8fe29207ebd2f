using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Platform.Scheduling;

/// <summary>Work whose every run and effect can be counted.</summary>
internal sealed class ProbedWork : IScheduledWork
{
    public const string WorkName = "probe";

    public ConcurrentQueue<DateTimeOffset> Runs { get; } = new();

    public Func<ScheduledRun, CancellationToken, Task> Script { get; set; } = (run, ct) => run.Send(new PurgeExpired(), null, ct);

    public string Name => WorkName;

    public string Cron { get; set; } = "0 0 0 1 1 ?";

    public Task Run(ScheduledRun run, CancellationToken ct)
    {
        Runs.Enqueue(run.Slot);
        return Script(run, ct);
    }
}

/// <summary>The effect: a row for each time the command was handled, in its transaction.</summary>
internal sealed class ProbedEffect(AppDb db, CurrentCall call) : IRetention
{
    public const string Table = "create table test_effects (command_id uuid, tenant_id uuid); grant select, insert on test_effects to portal_app";

    public async Task<int> Purge(CancellationToken ct)
    {
        if (call.ActorName != ProbedWork.WorkName) return 0;
        return await db.Database.ExecuteSqlAsync($"insert into test_effects values ({call.Origin.CommandId}, {call.TenantId})", ct);
    }
}

/// <summary>A process that does the work of every second, with a clock that may be wrong, until it is stopped.</summary>
internal static class SchedulerChild
{
    public static async Task<int> RunAsync(string connection, string keys, string clockSeconds)
    {
        var clock = new Fixture.TestClock();
        clock.Advance(TimeSpan.FromSeconds(double.Parse(clockSeconds, CultureInfo.InvariantCulture)));
        var work = new ProbedWork { Cron = "* * * * * ?" };
        work.Script = async (run, ct) =>
        {
            await Task.Delay(300, ct);
            await run.Send(new PurgeExpired(), null, ct);
            await Task.Delay(300, ct);
        };
        var builder = PortalHost.CreateBuilder(["--environment=Development"], connection);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Portal"] = connection, [MasterKeys.Setting] = keys, ["Portal:DataDirectory"] = Path.GetDirectoryName(keys), ["Serilog:MinimumLevel:Default"] = "Fatal" });
        builder.Services.AddSingleton<TimeProvider>(clock).AddScoped<IRetention, ProbedEffect>();
        await using var app = builder.Build();
        var runner = ActivatorUtilities.CreateInstance<SlotRunner>(app.Services, (IEnumerable<IScheduledWork>)[work]);
        runner.ClaimFor = TimeSpan.FromSeconds(1);
        Console.WriteLine("ready");
        using var stop = new CancellationTokenSource();
        _ = Task.Run(async () => { await Console.In.ReadToEndAsync(); await stop.CancelAsync(); });
        while (!stop.IsCancellationRequested)
        {
            await runner.Sweep(CancellationToken.None);
            await Task.Delay(50);
        }

        return 0;
    }
}
