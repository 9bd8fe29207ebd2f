using Npgsql;
using TalentPortal.Data;
using TalentPortal.Shell;

return args.FirstOrDefault() switch
{
    "serve" => await Serve(args[1..]),
    "migrate" => await Migrate(args[1..]),
    _ => Usage(),
};

static async Task<int> Serve(string[] args)
{
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
    var builder = PortalHost.CreateBuilder(args, Required(configuration, "Portal"));
    var app = builder.Build();
    await ConnectionRules.CheckRole(app.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
    await app.UsePortal().RunAsync();
    return 0;
}

static async Task<int> Migrate(string[] args)
{
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
    var appRole = new NpgsqlConnectionStringBuilder(Required(configuration, "Portal")).Username!;
    await Migrator.Run(Required(configuration, "PortalOwner"), appRole, CancellationToken.None);
    return 0;
}

static string Required(IConfiguration configuration, string name) =>
    configuration.GetConnectionString(name) ?? throw new InvalidOperationException($"ConnectionStrings__{name} is not set.");

static int Usage()
{
    Console.Error.WriteLine("Usage: TalentPortal serve|migrate [options]");
    return 2;
}
