using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Keys;

namespace TalentPortal.Features.Keys;

/// <summary>The keys of the own employer, the newest first.</summary>
[Requires(KeysPermissions.Manage)]
public sealed record BrowseKeys : IQuery<BrowseKeysResult>
{
    /// <summary>Older ones that are over are left out.</summary>
    public const int Max = 100;
}

public sealed record BrowseKeysResult(IReadOnlyList<KeyRow> Keys);

/// <param name="Prefix">The beginning of the key, by which its holder knows it.</param>
public sealed record KeyRow(Guid KeyId, string Name, string Prefix, bool CanWrite, bool SeesApplications, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, DateTimeOffset? RevokedAt, bool IsLive);

internal sealed class BrowseKeysHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseKeys, Outcome<BrowseKeysResult>>
{
    public async Task<Outcome<BrowseKeysResult>> Handle(BrowseKeys request, CancellationToken ct)
    {
        if (call.EmployerId is not { } employer) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var keys = await db.Set<EmployerKey>().AsNoTracking().Where(k => k.EmployerId == employer)
            .OrderBy(k => k.RevokedAt != null || k.ExpiresAt <= now).ThenByDescending(k => k.CreatedAt).Take(BrowseKeys.Max).ToListAsync(ct);
        return new BrowseKeysResult([.. keys.Select(k => new KeyRow(k.Id, k.Name, KeyToken.Start + k.Prefix, k.CanWrite, k.SeesApplications, k.CreatedAt, k.ExpiresAt, k.UsedAt, k.RevokedAt, k.IsLive(now)))]);
    }
}
