using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Shell;

namespace TalentPortal.Tests.Platform.Outbox;

/// <summary>A process that delivers messages and kills itself, as kill -9 would, when it comes to a given point.</summary>
internal static class OutboxChild
{
    public static async Task<int> RunAsync(string connection, string keys, string point)
    {
        var builder = PortalHost.CreateBuilder(["--environment=Development"], connection);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Portal"] = connection, [MasterKeys.Setting] = keys });
        OutboxFixture.Register(builder.Services, new OutsideWorld());
        await using var app = builder.Build();
        var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
        dispatcher.ClaimFor = TimeSpan.FromMilliseconds(200);
        var fatal = Enum.Parse<OutboxPoint>(point);
        dispatcher.Probe = (at, _) =>
        {
            if (at == fatal) Process.GetCurrentProcess().Kill();
            return Task.CompletedTask;
        };
        await dispatcher.Drain(CancellationToken.None);
        return 0;
    }
}
