using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Benchmarks;

/// <summary>How long an import takes, whether what it brought is found then, and what a second run costs and changes.</summary>
internal static class ImportBench
{
    public static async Task<int> Run(string file)
    {
        var (cluster, connections) = await BenchPortal.NewDatabase();
        await using var server = cluster;
        await using var app = BenchPortal.Build(connections);
        var tenant = await AddTenant(app.Services);
        string[] command = ["--tenant", tenant.Slug, "--publish", file];

        var clock = Stopwatch.StartNew();
        await ImportJobsCommand.RunAsync(command, app.Services, new Quiet());
        var first = clock.Elapsed;
        var found = await app.Services.GetRequiredService<PortalDispatcher>().Send(new BrowseJobs("engineer"), new CallOrigin(tenant, Language.English));
        var all = await app.Services.GetRequiredService<PortalDispatcher>().Send(new BrowseJobs(), new CallOrigin(tenant, Language.English));
        clock.Restart();
        await ImportJobsCommand.RunAsync(command, app.Services, Console.Out);
        Console.WriteLine();
        Console.WriteLine($"import and publish   {first.TotalSeconds:0.0} s (limit 30)");
        Console.WriteLine($"found then           {all.Value.Total:N0} positions, {found.Value.Total:N0} for \"engineer\"");
        Console.WriteLine($"second run           {clock.Elapsed.TotalSeconds:0.0} s");
        return first < TimeSpan.FromSeconds(30) && found.Value.Total > 0 ? 0 : 1;
    }

    private static async Task<TenantRef> AddTenant(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("bench"), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var tenant = Tenant.Create("bench", new("测试", "Bench"), new("测试", "Bench"), new("测试", "Bench"), "#1d4f91", null, Language.English, "350000", TimeProvider.System.GetUtcNow());
        db.Add(tenant);
        await db.SaveChangesAsync();
        services.GetRequiredService<TenantDirectory>().Forget();
        return tenant.ToRef();
    }

    /// <summary>Keeps the report of unreadable rows, drops the rest.</summary>
    private sealed class Quiet : StringWriter;
}
