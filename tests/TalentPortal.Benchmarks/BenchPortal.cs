using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Shell;

namespace TalentPortal.Benchmarks;

/// <summary>The portal as it is served, over a database of a measurement.</summary>
internal static class BenchPortal
{
    /// <summary>Keys and files of this run: of all portals that it builds, because they share a database.</summary>
    private static readonly Lazy<string> folder = new(() =>
    {
        var path = Directory.CreateTempSubdirectory("talentportal-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(path, recursive: true);
        MasterKeys.CreateFile(Path.Combine(path, "master-keys"));
        return path;
    });

    public static string Folder => folder.Value;

    /// <summary>Builds it; it listens once it is started.</summary>
    public static WebApplication Build(PortalConnectionStrings connections, Action<IServiceCollection>? services = null, params KeyValuePair<string, string?>[] settings)
    {
        var keys = Path.Combine(folder.Value, "master-keys");
        var builder = PortalHost.CreateBuilder(["--environment=Development", "--Serilog:MinimumLevel:Default=Warning"], connections.Portal);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Development checks the scope of everything it resolves; what is measured here is what production does.
        builder.WebHost.UseDefaultServiceProvider(options => (options.ValidateScopes, options.ValidateOnBuild) = (false, false));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = connections.Portal,
            [MasterKeys.Setting] = keys,
            ["Portal:DataDirectory"] = folder.Value,
            [Background.Setting] = "false",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        services?.Invoke(builder.Services);
        return builder.Build().UsePortal();
    }

    /// <summary>A migrated database on a server of its own that is gone afterwards.</summary>
    public static async Task<(LocalCluster Cluster, PortalConnectionStrings Connections)> NewDatabase(IReadOnlyDictionary<string, string>? settings = null)
    {
        var cluster = await LocalCluster.StartTemporaryAsync(settings);
        var connections = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, "bench");
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        return (cluster, connections);
    }
}
