using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Shell;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.PageCache;

/// <summary>Two processes serve one database; here each is a host of its own.</summary>
public sealed class PublicChangesHearerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Guid Fujian = DemoPeople.Tenant("fujian").Id;

    [Fact]
    public async Task What_one_process_publishes_the_other_no_longer_answers_from_memory()
    {
        await portal.Address();
        await using var other = await Other();
        var versions = other.Services.GetRequiredService<SiteVersions>();
        using var visitor = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        var address = "/fujian/en/jobs?q=" + Guid.NewGuid().ToString("N");
        await visitor.GetAsync(address);
        Assert.True((await visitor.GetAsync(address)).Headers.Age is not null);

        var (before, elsewhere) = (versions.Of(Fujian), versions.Of(DemoPeople.Tenant("greater-bay").Id));
        await portal.Live();
        await Until(() => versions.Of(Fujian) != before);
        Assert.Equal(elsewhere, versions.Of(DemoPeople.Tenant("greater-bay").Id));
        Assert.Null((await visitor.GetAsync(address)).Headers.Age);
    }

    [Fact]
    public async Task After_a_lost_connection_no_page_of_before_is_used_and_changes_are_heard_again()
    {
        await portal.Address();
        await using var other = await Other();
        var versions = other.Services.GetRequiredService<SiteVersions>();
        var before = versions.Of(null).All;
        Assert.True(await portal.Scalar<long>("select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and query like 'listen %'") > 0);
        await Until(() => versions.Of(null).All >= before + 2);

        var heard = versions.Of(Fujian).Site;
        await portal.Live();
        await Until(() => versions.Of(Fujian).Site > heard);
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds()) await Task.Delay(20, patience.Token);
    }

    private async Task<WebApplication> Other()
    {
        var builder = PortalHost.CreateBuilder(["--environment=Development", "--Serilog:MinimumLevel:Default=Error"], portal.Connections.Portal);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = portal.Connections.Portal, [MasterKeys.Setting] = Path.Combine(portal.Folder, "master-keys"),
            ["Portal:DataDirectory"] = portal.Folder, [Background.Setting] = "false",
        });
        builder.Services.AddSingleton<TimeProvider>(portal.Clock);
        var other = builder.Build().UsePortal();
        await other.StartAsync();
        return other;
    }
}
