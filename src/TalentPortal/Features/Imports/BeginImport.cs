using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Imports;

/// <summary>Takes the lines of a file in that was looked at: all, or those without faults.</summary>
/// <param name="LeaveFaulty">Whether lines with faults are left out; else one of them refuses the whole file.</param>
[Requires(ImportsPermissions.Run)]
public sealed record BeginImport(Guid ImportId, bool LeaveFaulty) : ICommand<Done>;

internal sealed class BeginImportHandler(AppDb db, CurrentCall call, Outbox outbox, LiveSignals signals, Audit audit, TimeProvider clock) : IRequestHandler<BeginImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(BeginImport request, CancellationToken ct)
    {
        if (await db.HeldImport(call, request.ImportId, ct) is not { } import) return Outcome.NotFound;
        if (import.Begin(request.LeaveFaulty, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("imports.begin", import.Id, FormattableString.Invariant($"{import.Lines - import.Faulty} of {import.Lines} lines, {import.Goal}"));
        outbox.Add(new ImportToContinue(import.Id), $"import:{import.Id:N}");
        signals.Changed(import.Id);
        return Done.Value;
    }
}
