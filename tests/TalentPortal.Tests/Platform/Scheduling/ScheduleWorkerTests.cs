using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TalentPortal.Data;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Scheduling;

/// <summary>The command <c>work</c>: triggers fire, mails leave, nobody listens.</summary>
public sealed class ScheduleWorkerTests(ScheduleWorkerTests.WorkerFixture portal) : IClassFixture<ScheduleWorkerTests.WorkerFixture>
{
    [Fact]
    public async Task A_worker_runs_what_is_scheduled_and_sends_mails_without_a_web_server()
    {
        var host = portal.Services.GetRequiredService<IHost>();
        await host.StartAsync();
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf("fujian")), Rights.None);
            await scope.ServiceProvider.GetRequiredService<MailQueue>().ToAddress("worker@example.net", MailTemplates.ConfirmEmail, Language.Chinese, new Dictionary<string, string> { ["path"] = "x" });
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }

        var folder = portal.Services.GetRequiredService<MailFolder>();
        var limit = TimeProvider.System.GetTimestamp();
        while ((portal.Work.Runs.Count < 2 || folder.All().Count == 0) && TimeProvider.System.GetElapsedTime(limit) < TimeSpan.FromSeconds(60)) await Task.Delay(50);
        await host.StopAsync();

        Assert.Single(folder.All());
        Assert.True(portal.Work.Runs.Count >= 2);
        Assert.Equal(portal.Work.Runs.Count, portal.Work.Runs.Distinct().Count());
        Assert.All(portal.Work.Runs, slot => Assert.Equal(0, slot.Millisecond));
        Assert.Empty(portal.Addresses);
    }

    public sealed class WorkerFixture : PortalFixture
    {
        public WorkerFixture() => Change(builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [Background.Setting] = "true" });
            builder.WithoutWeb();
            Work.Script = (_, _) => Task.CompletedTask;
            builder.Services.AddSingleton<IScheduledWork>(Work);
        });

        internal ProbedWork Work { get; } = new() { Cron = "* * * * * ?" };

        public ICollection<string> Addresses =>
            Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()?.Addresses ?? [];
    }
}
