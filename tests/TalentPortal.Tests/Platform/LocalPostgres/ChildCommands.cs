using System.Globalization;
using Npgsql;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

/// <summary>What a <see cref="ChildProcess"/> can be told to do.</summary>
internal static class ChildCommands
{
    public static Task<int> RunClusterAsync(string folder) => HoldAsync(() => LocalCluster.StartAsync(new() { DataDirectory = folder }));

    public static Task<int> RunTemporaryClusterAsync() => HoldAsync(() => LocalCluster.StartTemporaryAsync());

    /// <summary>
    /// <c>run</c> with a portal so small that it fits here: preparing keeps a count of starts in the database, serving
    /// says it and waits. CHILD_FAILS_IN names the part that is to fail, CHILD_HANGS_IN the one that is to wait for the end.
    /// </summary>
    public static Task<int> RunLocallyAsync(string[] args) => RunLocally.RunAsync(
        args,
        async (run, stop) =>
        {
            await BehaveAsync("prepare", stop);
            await using var connection = new NpgsqlConnection(run.Database.PortalOwner);
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand(
                "create table if not exists public.starts (at timestamptz); insert into public.starts values (now()); grant usage on schema public to portal_app; grant select on public.starts to portal_app",
                connection);
            await command.ExecuteNonQueryAsync(stop);
        },
        async (run, stop) =>
        {
            await BehaveAsync("serve", stop);
            await using var connection = new NpgsqlConnection(run.Database.Portal);
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand("select count(*) || ' by ' || current_user from public.starts", connection);
            File.AppendAllText(Path.Combine(run.DataDirectory, "notes.txt"), "served\n");
            Console.WriteLine($"serving {run.Address} demo {run.Demo} own {run.HasOwnDatabase} starts {await command.ExecuteScalarAsync(stop)}");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Console.WriteLine("served");
        });

    public static Task<int> FindBinaries(string[] major) => Answer(() =>
    {
        var found = LocalPostgresBinaries.Find(major is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : null);
        Console.WriteLine($"{found.Major} {found.Folder}");
        return Task.CompletedTask;
    });

    private static async Task BehaveAsync(string part, CancellationToken stop)
    {
        if (Environment.GetEnvironmentVariable("CHILD_FAILS_IN") == part)
            throw new InvalidOperationException("as told");
        if (Environment.GetEnvironmentVariable("CHILD_HANGS_IN") == part)
        {
            Console.WriteLine("hanging");
            await Task.Delay(Timeout.Infinite, stop);
        }
    }

    private static Task<int> HoldAsync(Func<Task<LocalCluster>> start) => Answer(async () =>
    {
        await using var cluster = await start();
        Console.WriteLine(cluster.Folder);
        Console.WriteLine(cluster.SuperuserConnectionString);
        await Console.In.ReadLineAsync();
    });

    private static async Task<int> Answer(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (LocalPostgresException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }
    }
}
