using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Features.Keys;

/// <summary>An owner takes a key back: it opens nothing from now on.</summary>
[Requires(KeysPermissions.Manage)]
public sealed record RevokeKey(Guid KeyId) : ICommand<Done>;

internal sealed class RevokeKeyHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<RevokeKey, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RevokeKey request, CancellationToken ct)
    {
        if (call.EmployerId is not { } employer || await db.Set<EmployerKey>().SingleOrDefaultAsync(k => k.Id == request.KeyId && k.EmployerId == employer, ct) is not { } key) return Outcome.NotFound;
        if (key.RevokedAt is not null) return Done.Value;
        key.RevokedAt = clock.GetUtcNow();
        audit.WriteForPlatform("keys.revoke", key.Id);
        return Done.Value;
    }
}
