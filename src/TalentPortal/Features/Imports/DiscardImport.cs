using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Imports;

/// <summary>Deletes a file with its lines. Postings that came of it stay.</summary>
[Requires(ImportsPermissions.Run)]
public sealed record DiscardImport(Guid ImportId) : ICommand<Done>;

internal sealed class DiscardImportHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<DiscardImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscardImport request, CancellationToken ct)
    {
        if (await db.HeldImport(call, request.ImportId, ct) is not { } import) return Outcome.NotFound;
        if (import.IsAtWork) return Outcome.Refused("DiscardImport_AtWork");
        db.Remove(import);
        audit.Write("imports.discard", import.Id);
        return Done.Value;
    }
}
