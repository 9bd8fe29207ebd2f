using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Imports;

/// <summary>Goes on with a file where somebody stopped it.</summary>
[Requires(ImportsPermissions.Run)]
public sealed record GoOnImport(Guid ImportId) : ICommand<Done>;

internal sealed class GoOnImportHandler(AppDb db, CurrentCall call, Outbox outbox, LiveSignals signals, TimeProvider clock) : IRequestHandler<GoOnImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(GoOnImport request, CancellationToken ct)
    {
        if (await db.HeldImport(call, request.ImportId, ct) is not { } import) return Outcome.NotFound;
        if (import.GoOn(clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        outbox.Add(new ImportToContinue(import.Id), $"import:{import.Id:N}");
        signals.Changed(import.Id);
        return Done.Value;
    }
}
