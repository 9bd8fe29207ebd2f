using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Imports;

/// <summary>Stops the work on a file where it stands; what was taken in stays.</summary>
[Requires(ImportsPermissions.Run)]
public sealed record StopImport(Guid ImportId) : ICommand<Done>;

internal sealed class StopImportHandler(AppDb db, CurrentCall call, LiveSignals signals, Audit audit, TimeProvider clock) : IRequestHandler<StopImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(StopImport request, CancellationToken ct)
    {
        if (await db.HeldImport(call, request.ImportId, ct) is not { } import) return Outcome.NotFound;
        if (import.Stop(clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("imports.stop", import.Id, FormattableString.Invariant($"after {import.Taken} of {import.Lines} lines"));
        signals.Changed(import.Id);
        return Done.Value;
    }
}
