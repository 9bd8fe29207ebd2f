using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Files;

/// <summary>Removes what interrupted uploads left on disk.</summary>
[SystemOnly]
public sealed record RemoveAbandonedFiles : ICommand<RemoveAbandonedFilesResult>;

/// <param name="Files">How many files went.</param>
public sealed record RemoveAbandonedFilesResult(int Files);

internal sealed class RemoveAbandonedFilesHandler(SealedFileStore store, StoredFiles files) : IRequestHandler<RemoveAbandonedFiles, Outcome<RemoveAbandonedFilesResult>>
{
    public async Task<Outcome<RemoveAbandonedFilesResult>> Handle(RemoveAbandonedFiles request, CancellationToken ct) =>
        new RemoveAbandonedFilesResult(await store.RemoveAbandoned(files.Named, ct));
}

/// <summary>Every hour: a full volume would keep everybody from uploading.</summary>
internal sealed class AbandonedFilesWork : IScheduledWork
{
    public string Name => "abandoned-files";

    public string Cron => "0 25 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.Send(new RemoveAbandonedFiles(), null, ct);
}
