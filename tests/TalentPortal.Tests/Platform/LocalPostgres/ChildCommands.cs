using System.Globalization;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Platform.LocalPostgres;

/// <summary>What a <see cref="ChildProcess"/> can be told to do.</summary>
internal static class ChildCommands
{
    public static Task<int> RunClusterAsync(string folder) => HoldAsync(() => LocalCluster.StartAsync(new() { DataDirectory = folder }));

    public static Task<int> RunTemporaryClusterAsync() => HoldAsync(() => LocalCluster.StartTemporaryAsync());

    public static Task<int> FindBinaries(string[] major) => Answer(() =>
    {
        var found = LocalPostgresBinaries.Find(major is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : null);
        Console.WriteLine($"{found.Major} {found.Folder}");
        return Task.CompletedTask;
    });

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
