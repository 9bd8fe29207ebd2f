using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Retention;

/// <summary>Deletes what the platform no longer needs to keep.</summary>
[SystemOnly]
public sealed record PurgeExpired : ICommand<PurgeExpiredResult>;

/// <param name="Rows">How many rows went.</param>
public sealed record PurgeExpiredResult(int Rows);

internal sealed class PurgeExpiredHandler(IEnumerable<IRetention> retentions) : IRequestHandler<PurgeExpired, Outcome<PurgeExpiredResult>>
{
    public async Task<Outcome<PurgeExpiredResult>> Handle(PurgeExpired request, CancellationToken ct)
    {
        var rows = 0;
        foreach (var retention in retentions) rows += await retention.Purge(ct);
        return new PurgeExpiredResult(rows);
    }
}

/// <summary>Daily, in the small hours of China.</summary>
internal sealed class PurgeExpiredWork : IScheduledWork
{
    public string Name => "retention";

    public string Cron => "0 40 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.Send(new PurgeExpired(), null, ct);
}
