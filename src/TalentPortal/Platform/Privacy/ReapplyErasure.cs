using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Platform.Privacy;

/// <summary>Erases the person on whose behalf it runs anew, whom the ledger names and a restored backup brought back.</summary>
[SystemOnly]
public sealed record ReapplyErasure : ICommand<Done>;

internal sealed class ReapplyErasureHandler(ErasureLedger ledger, PersonErasure erasure, Audit audit, CurrentCall call, ILogger<ReapplyErasure> log) : IRequestHandler<ReapplyErasure, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReapplyErasure request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (ledger.At(user) is not { } at) return Outcome.NotFound;
        // From the moment of the first erasure: what may be kept is not kept longer.
        await erasure.Erase(user, at, ct);
        audit.WriteForPlatform("privacy.reapply-erasure", user);
        log.LogWarning("An erasure was done again: the database held person {User}, who was erased on {Day}", user, at.UtcDateTime.Date);
        return Done.Value;
    }
}
