using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace TalentPortal.Platform.Scheduling;

/// <summary>The command <c>work</c>: outbox and scheduled work of a portal whose pages other processes serve.</summary>
public static class WorkerSetup
{
    /// <summary>Takes the web server out of a portal that is otherwise whole, so that it listens nowhere.</summary>
    public static WebApplicationBuilder WithoutWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IServer, NoServer>();
        return builder;
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
