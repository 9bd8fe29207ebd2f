using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Shell;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>
/// The portal as <c>run</c> starts it: a private PostgreSQL, migrated, with the demonstration, served by Kestrel on
/// loopback with its own clock, outbox and scheduled work. Started once for all tests of the project; a test that leaps
/// ahead in time has one of its own, so that it leaps for nobody else.
/// </summary>
public sealed class PortalServer : IAsyncDisposable
{
    private const string DatabaseName = "portal_browser";

    private static readonly Lazy<Task<PortalServer>> Started = new(StartShared);

    private readonly WebApplication _app;
    private readonly LocalCluster _cluster;
    private readonly string _folder;

    private PortalServer(WebApplication app, Uri address, LocalCluster cluster, string folder, IReadOnlyList<DemoAccount> accounts) =>
        (_app, Address, _cluster, _folder, Accounts) = (app, address, cluster, folder, accounts);

    public Uri Address { get; }

    public IReadOnlyList<DemoAccount> Accounts { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>What time it is for the portal.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Every endpoint of the portal, pages and others.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public static Task<PortalServer> Get() => Started.Value;

    /// <summary>One that nobody else uses, by a clock that its test moves; the test stops it.</summary>
    internal static Task<PortalServer> With(LeapingClock clock) => Start(clock);

    public DemoAccount Account(string key) => Accounts.SingleOrDefault(account => account.Email == DemoPeople.Person(key).Email)
        ?? throw new InvalidOperationException($"The demonstration has no account {key}.");

    /// <summary>The one value of a query, as superuser: to find demo records, never to prove what the portal shows.</summary>
    public async Task<T> Scalar<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_cluster.SuperuserConnectionString) { Database = DatabaseName, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : throw new InvalidOperationException($"Nothing found by: {sql}");
    }

    /// <summary>The link in the newest mail to <paramref name="address"/> whose link contains <paramref name="path"/>; waits for the outbox.</summary>
    public async Task<Uri> MailedLink(string address, string path) => new((await Mailed(address, path)).Mail.Link!);

    /// <summary>The newest mail to <paramref name="address"/> whose link contains <paramref name="path"/>, also as the file that it leaves as; waits for the outbox.</summary>
    /// <param name="holds">What stands in that file.</param>
    public async Task<(KeptMail Mail, string File)> Mailed(string address, string path, string holds = "")
    {
        var folder = Services.GetRequiredService<MailFolder>();
        for (var attempt = 0; attempt < 600; attempt++, await Task.Delay(100))
        {
            foreach (var id in folder.All())
            {
                if (await folder.Read(id, CancellationToken.None) is not { } mail || !mail.To.Equals(address, StringComparison.OrdinalIgnoreCase) || mail.Link is not { } link || !link.Contains(path, StringComparison.Ordinal)) continue;
                var file = await File.ReadAllTextAsync(folder.FileOf(id));
                if (file.Contains(holds, StringComparison.Ordinal)) return (mail, file);
            }
        }

        throw new TimeoutException($"No mail to {address} with a link to {path} came within a minute.");
    }

    /// <summary>A client without redirects and with a cookie jar of its own.</summary>
    public HttpClient Http() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        using (var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5))) await _app.StopAsync(limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The one that all tests share ends with their process.</summary>
    private static async Task<PortalServer> StartShared()
    {
        var portal = await Start(null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => portal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return portal;
    }

    private static async Task<PortalServer> Start(LeapingClock? clock)
    {
        var cluster = await LocalCluster.StartTemporaryAsync(new Dictionary<string, string> { ["max_connections"] = "200" }, inMemory: true);
        var folder = Path.Combine(Path.GetTempPath(), "talentportal-browser-" + RandomNumberGenerator.GetHexString(12, lowercase: true));
        Directory.CreateDirectory(folder);
        var connections = await PortalDatabase.EnsureRolesAsync(cluster.SuperuserConnectionString, DatabaseName);
        await Migrator.Run(connections.PortalOwner, PortalDatabase.AppRole, CancellationToken.None);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var keys = Path.Combine(folder, "master-keys");
        MasterKeys.CreateFile(keys);
        var builder = PortalHost.CreateBuilder(
            ["--environment=Development", "--Serilog:MinimumLevel:Default=" + (Environment.GetEnvironmentVariable("BROWSER_TEST_LOG") ?? "Error")], connections.Portal);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = connections.Portal,
            ["Portal:DataDirectory"] = folder,
            ["Portal:Site:Origin"] = address.GetLeftPart(UriPartial.Authority),
            // What an employer's own system hears is heard on this machine.
            ["Portal:Outbound:AllowLoopback"] = "true",
            [MasterKeys.Setting] = keys,
        });
        builder.WebHost.UseUrls(address.ToString());
        if (clock is not null) builder.Services.AddSingleton<TimeProvider>(clock);
        var app = builder.Build();
        await ContentCommand.Load(app.Services, CancellationToken.None);
        var accounts = await DemoSeed.Run(app.Services, app.Environment, folder, CancellationToken.None);
        await app.UsePortal().StartAsync();
        return new PortalServer(app, address, cluster, folder, accounts);
    }

    /// <summary>
    /// A port that nobody listens on, below those that the system hands out by itself: until the portal listens there, no
    /// other program gets it by chance.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            using var probe = new TcpListener(IPAddress.Loopback, port);
            try
            {
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
    }
}
