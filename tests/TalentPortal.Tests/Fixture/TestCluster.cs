using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Security.Vault;

// Twice the cores: much of a test is waiting for the database or for a process.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace TalentPortal.Tests.Fixture;

/// <summary>
/// One PostgreSQL cluster and one template for the whole run, migrated and with <see cref="TestPeople"/>; each test class
/// clones its own database.
/// </summary>
internal static class TestCluster
{
    /// <summary>The master keys of a portal, in its folder: those that the template's texts were sealed with.</summary>
    public const string KeysFile = "master-keys";

    private const string Template = "portal_template";

    /// <summary>The same with the release's content in it; made when the first class asks for it.</summary>
    private const string ContentTemplate = "portal_template_content";

    private static readonly SemaphoreSlim Cloning = new(1, 1);
    private static readonly Lazy<Task<string>> Superuser = new(Start);
    private static readonly Lazy<Task> Content = new(LoadContentTemplate);

    private static LocalCluster? _cluster;
    private static byte[] _keys = [];
    private static int _next;

    /// <summary>A fresh database with the people in it, and both roles; the keys to it are put into <paramref name="folder"/>.</summary>
    /// <param name="folder">Of the portal that will use it.</param>
    /// <param name="withContent">The release's guides, rules and figures are in it.</param>
    public static async Task<(string Name, string Superuser, PortalConnectionStrings Connections)> NewDatabase(string folder, bool withContent = false)
    {
        var superuser = await Superuser.Value;
        if (withContent) await Content.Value;
        Directory.CreateDirectory(folder);
        await WriteKeys(folder);
        await Cloning.WaitAsync();
        try
        {
            var name = $"portal_test_{Environment.ProcessId}_{Interlocked.Increment(ref _next)}";
            return (name, superuser, await PortalDatabase.CloneAsync(superuser, withContent ? ContentTemplate : Template, name));
        }
        finally
        {
            Cloning.Release();
        }
    }

    public static async Task Drop(string name, PortalConnectionStrings connections)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connections.Portal));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connections.PortalOwner));
        await PortalDatabase.DropAsync(await Superuser.Value, name);
    }

    private static async Task<string> Start()
    {
        var superuser = Environment.GetEnvironmentVariable("TALENTPORTAL_TEST_DB");
        if (superuser is null)
        {
            _cluster = await LocalCluster.StartTemporaryAsync(new Dictionary<string, string> { ["max_connections"] = "400" }, inMemory: true);
            superuser = _cluster.SuperuserConnectionString;
            // The server stops by itself when this process ends; stopping it here too leaves no folder behind.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => _cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        // A server that was there before may hold the template of an older run.
        await PortalDatabase.DropAsync(superuser, Template);
        await PortalDatabase.DropAsync(superuser, ContentTemplate);
        var connections = await PortalDatabase.EnsureRolesAsync(superuser, Template);
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        await OnTemplate(connections, services => TestPeople.Run(services));
        // All of them: the migrator's connections have settings of their own, and a template may have none open.
        NpgsqlConnection.ClearAllPools();
        return superuser;
    }

    private static async Task LoadContentTemplate()
    {
        var superuser = await Superuser.Value;
        await Cloning.WaitAsync();
        try
        {
            var connections = await PortalDatabase.CloneAsync(superuser, Template, ContentTemplate);
            await OnTemplate(connections, services => ContentCommand.Load(services, CancellationToken.None));
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connections.Portal));
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connections.PortalOwner));
        }
        finally
        {
            Cloning.Release();
        }
    }

    /// <summary>Does something with a portal on a template, with the keys of all tests.</summary>
    private static async Task OnTemplate(PortalConnectionStrings connections, Func<IServiceProvider, Task> seed)
    {
        var folder = Directory.CreateTempSubdirectory("talentportal-template-").FullName;
        try
        {
            if (_keys.Length > 0) await WriteKeys(folder);
            else MasterKeys.CreateFile(Path.Combine(folder, KeysFile));
            _keys = await File.ReadAllBytesAsync(Path.Combine(folder, KeysFile));
            await using var app = PortalFixture.Builder(connections, folder, TimeProvider.System, "Warning").Build();
            await seed(app.Services);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteKeys(string folder)
    {
        var path = Path.Combine(folder, KeysFile);
        await File.WriteAllBytesAsync(path, _keys);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
