using TalentPortal.Data;
using TalentPortal.Platform.LocalPostgres;

namespace TalentPortal.Tests.Fixture;

/// <summary>One PostgreSQL cluster and one migrated template for the whole run; each test class clones its own database.</summary>
internal static class TestCluster
{
    private const string Template = "portal_template";

    private static readonly SemaphoreSlim Cloning = new(1, 1);
    private static readonly Lazy<Task<string>> Superuser = new(Start);

    private static LocalCluster? _cluster;
    private static int _next;

    /// <summary>A fresh migrated database, with both roles.</summary>
    public static async Task<(string Name, string Superuser, PortalConnectionStrings Connections)> NewDatabase()
    {
        var superuser = await Superuser.Value;
        await Cloning.WaitAsync();
        try
        {
            var name = $"portal_test_{Environment.ProcessId}_{Interlocked.Increment(ref _next)}";
            return (name, superuser, await PortalDatabase.CloneAsync(superuser, Template, name));
        }
        finally
        {
            Cloning.Release();
        }
    }

    public static async Task Drop(string name) => await PortalDatabase.DropAsync(await Superuser.Value, name);

    private static async Task<string> Start()
    {
        var superuser = Environment.GetEnvironmentVariable("TALENTPORTAL_TEST_DB");
        if (superuser is null)
        {
            _cluster = await LocalCluster.StartTemporaryAsync(new Dictionary<string, string> { ["max_connections"] = "400" });
            superuser = _cluster.SuperuserConnectionString;
            // The server stops by itself when this process ends; stopping it here too leaves no folder behind.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => _cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        var connections = await PortalDatabase.EnsureRolesAsync(superuser, Template);
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        Npgsql.NpgsqlConnection.ClearAllPools();
        return superuser;
    }
}
