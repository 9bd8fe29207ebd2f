using Microsoft.EntityFrameworkCore;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Sources;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.LocalPostgres;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Shell;

/// <summary>What the operator can have the program do. Each command returns the process's exit code.</summary>
public static class OperatorCommands
{
    public const string Usage =
        """
        Usage: TalentPortal COMMAND [options]
          serve                              serves the portal, as the role of ConnectionStrings__Portal
          work                               outbox and scheduled work alone, beside processes that serve
          migrate                            brings the database up to date, as the role of ConnectionStrings__PortalOwner
          seed                               seeds the demonstration (development only)
          content load                       brings the content of this release into the editorial desk
          content report [--facts DIR] [--source DIR]
                                             says where each fact stands, and which stand nowhere
          rewrap                             wraps all data keys with the newest master key, so that older ones can be taken away
          import jobs --tenant T [--publish] [--dry-run] [--data DIR] FILE
                                             takes postings from a JSONL file; DIR is the data folder of a portal that runs here
          run [--port N] [--data DIR] [--fresh] [--no-demo]
                                             a whole portal on this machine, with a private database if none is given
        """;

    public static async Task<int> Serve(string[] args)
    {
        var builder = PortalHost.CreateBuilder(args, Required(args, "Portal"));
        SiteOptions.Check(builder.Configuration, builder.Environment);
        RefusePlainHttp(builder.Configuration, PortalHost.HasHttpsCookies(builder));
        TrustedProxies.Check(builder.Configuration);
        await using var app = builder.Build();
        await CheckBeforeServing(app, CancellationToken.None);
        await app.UsePortal().RunAsync();
        return 0;
    }

    public static async Task<int> Work(string[] args)
    {
        var builder = PortalHost.CreateBuilder(args, Required(args, "Portal"));
        SiteOptions.Check(builder.Configuration, builder.Environment);
        await using var app = builder.WithoutWeb().Build();
        await CheckBeforeServing(app, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }

    public static async Task<int> Rewrap()
    {
        await using var app = PortalHost.CreateBuilder(["--Serilog:MinimumLevel:Default=Warning"], Required([], "Portal")).WithoutWeb().Build();
        await CheckDatabase(app, CancellationToken.None);
        var moved = await app.Services.GetRequiredService<PortalVault>().Rewrap();
        Console.WriteLine($"{moved} data keys were wrapped anew; all are under master key {app.Services.GetRequiredService<MasterKeys>().CurrentId} now.");
        return 0;
    }

    public static async Task<int> Import(string[] args)
    {
        if (args is not ["jobs", ..])
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var rest = args[1..].ToList();
        if (rest.IndexOf("--data") is var at and >= 0 && at + 1 < rest.Count)
        {
            RunningPortal.Read(rest[at + 1]);
            rest.RemoveRange(at, 2);
        }

        await using var app = PortalHost.CreateBuilder(["--Serilog:MinimumLevel:Default=Warning"], Required([], "Portal")).WithoutWeb().Build();
        await CheckDatabase(app, CancellationToken.None);
        return await ImportJobsCommand.RunAsync([.. rest], app.Services, Console.Out);
    }

    public static async Task<int> Content(string[] args)
    {
        if (args is ["report", ..]) return await ContentReportCommand.RunAsync(args[1..], Console.Out);
        await using var app = PortalHost.CreateBuilder(["--Serilog:MinimumLevel:Default=Warning"], Required([], "Portal")).WithoutWeb().Build();
        await CheckDatabase(app, CancellationToken.None);
        return await ContentCommand.RunAsync(args, app.Services, Console.Out);
    }

    public static async Task<int> Migrate(string[] args)
    {
        var appRole = new NpgsqlConnectionStringBuilder(Required(args, "Portal")).Username ?? throw new InvalidOperationException("ConnectionStrings__Portal names no role.");
        await Migrator.Run(Required(args, "PortalOwner"), appRole, CancellationToken.None);
        Console.WriteLine("The database is up to date.");
        return 0;
    }

    public static async Task<int> Seed(string[] args)
    {
        var builder = PortalHost.CreateBuilder(args, Required(args, "Portal"));
        await using var app = builder.Build();
        await DemoSeed.Run(app.Services, app.Environment, app.Configuration["Portal:DataDirectory"] ?? Environment.CurrentDirectory, CancellationToken.None);
        return 0;
    }

    public static Task<int> Run(string[] args)
    {
        // A private portal on loopback is for development: demo data, mails as files, plain http.
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Development);
        return RunLocally.RunAsync(args, PrepareLocally, ServeLocally);
    }

    private static Task PrepareLocally(LocalRun run, CancellationToken ct)
    {
        if (run.Demo && Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") != Environments.Development)
            throw new LocalPostgresException("The demonstration is for development: leave ASPNETCORE_ENVIRONMENT out, or add --no-demo.");
        return Migrator.Run(run.Database.PortalOwner, new NpgsqlConnectionStringBuilder(run.Database.Portal).Username!, ct);
    }

    private static async Task ServeLocally(LocalRun run, CancellationToken ct)
    {
        var builder = PortalHost.CreateBuilder([], run.Database.Portal);
        var keys = Path.Combine(run.DataDirectory, "master-keys");
        MasterKeys.CreateFile(keys);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = run.Database.Portal,
            ["Portal:DataDirectory"] = run.DataDirectory,
            ["Portal:Site:Origin"] = run.Address,
            [MasterKeys.Setting] = keys,
        });
        builder.WebHost.UseUrls(run.Address);
        await using var app = builder.Build();
        await CheckBeforeServing(app, ct);
        if (!run.Demo) await ContentCommand.Load(app.Services, ct);
        IReadOnlyList<DemoAccount> accounts = run.Demo ? await DemoSeed.Run(app.Services, app.Environment, run.DataDirectory, ct) : [];
        await app.UsePortal().StartAsync(ct);
        RunningPortal.Write(run);
        Console.WriteLine();
        if (accounts.Count > 0) Console.WriteLine(DemoSeed.Table(accounts));
        Console.WriteLine($"Open {run.Address}");
        await app.WaitForShutdownAsync(ct);
        RunningPortal.Remove(run);
    }

    /// <summary>Start-up refuses rather than serve with less protection than it promises.</summary>
    private static async Task CheckBeforeServing(WebApplication app, CancellationToken ct)
    {
        await CheckDatabase(app, ct);
        app.Services.CheckPortalFiles();
        app.Services.CheckMail();
        await app.Services.ReapplyErasures(ct);
    }

    private static async Task CheckDatabase(WebApplication app, CancellationToken ct)
    {
        var database = app.Services.GetRequiredService<NpgsqlDataSource>();
        await ConnectionRules.CheckRole(database, ct);
        await using (var scope = app.Services.CreateAsyncScope())
            await ConnectionRules.CheckSchema(database, scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetMigrations(), ct);
        await app.Services.CheckMasterKeys(ct);
    }

    /// <summary>Plain http is for trying out on this machine, unless the operator says that a proxy in front terminates TLS.</summary>
    /// <exception cref="InvalidOperationException">It would listen for plain http elsewhere, or only where no form can set its cookie.</exception>
    internal static void RefusePlainHttp(IConfiguration configuration, bool httpsCookies)
    {
        if (configuration.GetValue(TrustedProxies.BehindTls, false)) return;
        List<BindingAddress> addresses = [.. Addresses(configuration).Select(BindingAddress.Parse)];
        foreach (var address in addresses.Where(address => address.Scheme != Uri.UriSchemeHttps && !address.IsUnixPipe))
        {
            if (address.Host is "localhost" || (System.Net.IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip))) continue;
            throw new InvalidOperationException($"Plain http on {address.Host} is refused: serve https, or set Portal__BehindTlsProxy=true where a proxy terminates TLS.");
        }

        if (httpsCookies && addresses.TrueForAll(address => address.Scheme != Uri.UriSchemeHttps))
            throw new InvalidOperationException("Cookies are for https, and this serves plain http: set Portal__BehindTlsProxy=true where a proxy terminates TLS, or Portal__Https=false to try it out on this machine.");
    }

    /// <summary>Where Kestrel will listen, by each of the ways in which it can be told.</summary>
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        const StringSplitOptions Clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        List<string> endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        if (endpoints.Count > 0) return endpoints;
        var urls = configuration["urls"]?.Split(';', Clean) ?? [];
        return urls.Length > 0 ? urls : configuration["http_ports"]?.Split(';', Clean).Select(port => $"http://*:{port}") ?? [];
    }

    private static string Required(string[] args, string name) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build().GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings__{name} is not set.");
}
