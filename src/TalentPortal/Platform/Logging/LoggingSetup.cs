using System.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Platform.Logging;

/// <summary>Serilog to the console, and one line per HTTP request without query, body or address of the caller.</summary>
public static class LoggingSetup
{
    public static WebApplicationBuilder AddPortalLogging(this WebApplicationBuilder builder)
    {
        var messages = new MessageLog(builder.Configuration.GetValue("Serilog:MinimumLevel:Default", LogEventLevel.Information));
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // EF logs values of failed statements at error level; LogBehavior reports the failure without them.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override(typeof(PortalSender).FullName!, messages.Level)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<SafeErrorEnricher>()
            // Never {Exception}: its message may quote what somebody typed.
            .WriteTo.Console(outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffK} {Level:u3} {SourceContext} {Message:lj}{NewLine}{SafeError:l}")
            .CreateLogger();
        builder.Services.AddSingleton(messages);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
        return builder;
    }

    /// <summary>Logs method, route pattern (never the address: it may hold what was searched for), status and duration.</summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            Log(context)?.LogInformation("{Method} {Route} {Status} in {Elapsed:0.0} ms", context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    });

    private static ILogger<Requests>? Log(HttpContext context) => context.RequestServices.GetService<ILogger<Requests>>();

    private sealed class Requests;

    /// <summary>Gives an event that carries an exception its description without values.</summary>
    private sealed class SafeErrorEnricher : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            if (logEvent.Exception is { } error) logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("SafeError", SafeError.Describe(error)));
        }
    }
}
