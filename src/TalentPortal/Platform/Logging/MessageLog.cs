using Serilog.Core;
using Serilog.Events;

namespace TalentPortal.Platform.Logging;

/// <summary>Lets work of many messages leave their lines out and say itself what it did. Failures are logged all the same.</summary>
public sealed class MessageLog(LogEventLevel usual)
{
    internal LoggingLevelSwitch Level { get; } = new(usual);

    /// <summary>No line per message until what is given is disposed; for the whole process, so only before it serves.</summary>
    public IDisposable Pause()
    {
        if (usual < LogEventLevel.Warning) Level.MinimumLevel = LogEventLevel.Warning;
        return new Paused(this);
    }

    private LogEventLevel Usual => usual;

    private sealed class Paused(MessageLog log) : IDisposable
    {
        public void Dispose() => log.Level.MinimumLevel = log.Usual;
    }
}
