using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace TalentPortal.Benchmarks;

/// <summary>Takes the time of each request before everything else that the server does with it.</summary>
internal sealed class ServerTimer : IStartupFilter
{
    private readonly Channel<double> _times = Channel.CreateUnbounded<double>();

    public ValueTask<double> Next() => _times.Reader.ReadAsync();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var started = Stopwatch.GetTimestamp();
            await rest(context);
            await context.Response.CompleteAsync();
            await _times.Writer.WriteAsync(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
        next(app);
    };
}
