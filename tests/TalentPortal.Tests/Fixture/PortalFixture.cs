using System.Net;
using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Fixture;

/// <summary>
/// The whole portal on a PostgreSQL of its own, as <c>portal_app</c>, with the demonstration's tenants and people.
/// Use it as a class fixture: each test class has its own database.
/// </summary>
public class PortalFixture : IAsyncLifetime
{
    private readonly List<Action<WebApplicationBuilder>> _changes = [];
    private readonly List<Action<WebApplication>> _maps = [];
    private string _database = "";
    private WebApplication? _app;
    private NpgsqlDataSource? _superuser;
    private Uri? _address;

    public TestClock Clock { get; } = new();

    public PortalConnectionStrings Connections { get; private set; } = null!;

    public string Superuser { get; private set; } = "";

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "talentportal-test-" + Guid.NewGuid().ToString("N")[..12]);

    public IServiceProvider Services => _app!.Services;

    public PortalDispatcher Dispatcher => Services.GetRequiredService<PortalDispatcher>();

    /// <summary>From which level on the portal logs.</summary>
    protected virtual string LogLevel => "Warning";

    /// <summary>Whether the release's guides, rules and figures are in the database.</summary>
    protected virtual bool HasContent => false;

    /// <summary>For a subclass that needs other services or settings; called before the portal is built.</summary>
    protected void Change(Action<WebApplicationBuilder> change) => _changes.Add(change);

    /// <summary>For a subclass that needs endpoints of its own beside the portal's.</summary>
    protected void Map(Action<WebApplication> map) => _maps.Add(map);

    public virtual async Task InitializeAsync()
    {
        (_database, Superuser, Connections) = await TestCluster.NewDatabase(Folder, HasContent);
        _superuser = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Superuser) { Database = _database, Pooling = true }.ConnectionString);
        var builder = Builder(Connections, Folder, Clock, LogLevel);
        foreach (var change in _changes) change(builder);
        _app = builder.Build().UsePortal();
        foreach (var map in _maps) map(_app);
    }

    public virtual async Task DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (_superuser is not null) await _superuser.DisposeAsync();
        await TestCluster.Drop(_database, Connections);
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>What builds a portal on the database and the folder of a test, with the master keys that lie there.</summary>
    internal static WebApplicationBuilder Builder(PortalConnectionStrings connections, string folder, TimeProvider clock, string logLevel)
    {
        var builder = PortalHost.CreateBuilder(["--environment=Development", "--Serilog:MinimumLevel:Default=" + logLevel], connections.Portal);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = connections.Portal,
            [MasterKeys.Setting] = Path.Combine(folder, TestCluster.KeysFile),
            ["Portal:DataDirectory"] = folder,
            // Outbox and scheduled work run when a test asks for them.
            [Background.Setting] = "false",
        });
        builder.Services.AddSingleton(clock);
        return builder;
    }

    /// <summary>A sender that acts as <paramref name="person"/>; null is a visitor.</summary>
    /// <param name="tenant">Slug of the site; left out, the person's own tenant or <c>fujian</c>. Empty: the national site.</param>
    public TestSender As(DemoPerson? person, string? tenant = null, Language language = Language.English)
    {
        var slug = tenant ?? person?.Tenant ?? "fujian";
        return new TestSender(Dispatcher, new CallOrigin(slug.Length == 0 ? null : TenantOf(slug), language, person?.UserId, person is null ? null : Personas.SessionOf(person)));
    }

    /// <summary>A sender that acts as scheduled work at a tenant.</summary>
    public TestSender AsSystem(string tenant = "fujian") => new(Dispatcher, CallOrigin.System("test", tenant.Length == 0 ? null : TenantOf(tenant)));

    public static TenantRef TenantOf(string slug)
    {
        if (slug == ContentDesk.Slug) return ContentDesk.NewTenant(new("Desk", "Desk"), DateTimeOffset.UnixEpoch).ToRef();
        var demo = DemoPeople.Tenant(slug);
        return new(demo.Id, slug, demo.Name, demo.ShortName, demo.Tagline, demo.Accent, null, Language.Chinese, demo.DivisionCode, "Asia/Shanghai", true);
    }

    /// <summary>A connection as superuser, to see what really lies in the tables.</summary>
    public async Task<NpgsqlConnection> OpenAsSuperuser() => await Open(new NpgsqlConnectionStringBuilder(Superuser) { Database = _database, Pooling = false }.ConnectionString);

    /// <summary>A raw connection as <c>portal_app</c> with the given settings, past all C# of the portal.</summary>
    public async Task<NpgsqlConnection> OpenAsApp(Guid? tenant = null, Guid? user = null, Guid? employer = null, CallSide side = CallSide.Public)
    {
        var connection = await Open(Connections.Portal);
        await using var command = new NpgsqlCommand(
            "select set_config('app.tenant_id', $1, false), set_config('app.user_id', $2, false), set_config('app.employer_id', $3, false), set_config('app.side', $4, false)", connection)
        {
            Parameters =
            {
                new() { Value = tenant?.ToString() ?? "" }, new() { Value = user?.ToString() ?? "" },
                new() { Value = employer?.ToString() ?? "" }, new() { Value = side.ToString().ToLowerInvariant() },
            },
        };
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Runs a query as superuser and returns its one value; the connection waits for the next query.</summary>
    public async Task<T?> Scalar<T>(string sql, params object[] parameters)
    {
        await using var command = _superuser!.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    /// <summary>For a test that ends the database's connections: those that wait are forgotten.</summary>
    public void ForgetConnections() => _superuser!.Clear();

    /// <summary>The portal's address; the first call starts its web server.</summary>
    public async Task<Uri> Address()
    {
        if (_address is null)
        {
            await _app!.StartAsync();
            _address = new Uri(_app.Urls.First());
        }

        return _address;
    }

    /// <summary>A client without redirects, with a cookie jar of its own.</summary>
    public async Task<HttpClient> Http() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = await Address() };

    /// <summary>A client with a cookie jar of its own that holds the sign-in cookie of <paramref name="person"/>'s seeded session.</summary>
    /// <param name="sessionId">Another session of the person, which must lie in the table.</param>
    public async Task<HttpClient> SignedInClient(DemoPerson person, Guid? sessionId = null)
    {
        var address = await Address();
        var cookies = new CookieContainer();
        cookies.Add(address, SessionCookie(person, sessionId ?? Personas.SessionOf(person)));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <summary>The cookie that sign-in would have set, sealed with the portal's own keys.</summary>
    public Cookie SessionCookie(DemoPerson person, Guid sessionId)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.UserId.ToString()), new(PortalClaims.Session, sessionId.ToString())], Scheme);
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow() + options.ExpireTimeSpan };
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme)), "/");
    }

    private static async Task<NpgsqlConnection> Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}

/// <summary>Sends requests as one persona.</summary>
public sealed class TestSender(PortalDispatcher dispatcher, CallOrigin origin)
{
    public CallOrigin Origin => origin;

    public Task<Outcome<T>> Send<T>(IRequest<Outcome<T>> request, Guid? commandId = null) => dispatcher.Send(request, origin with { CommandId = commandId });

    /// <summary>Sends and returns the value; fails the test when the outcome is not Ok.</summary>
    public async Task<T> Get<T>(IRequest<Outcome<T>> request)
    {
        var outcome = await Send(request);
        Assert.True(outcome.IsOk, $"{request.GetType().Name}: {outcome.Kind} {outcome.Reason?.Name} {string.Join(", ", outcome.Errors.Select(e => $"{e.Field}: {e.Text.Name}"))}");
        return outcome.Value;
    }
}
