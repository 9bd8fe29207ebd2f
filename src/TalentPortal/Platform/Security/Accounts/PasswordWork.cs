using Microsoft.AspNetCore.Identity;
using TalentPortal.Platform.Security.Passwords;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>
/// Hashes and checks passwords behind the gate. An account that does not exist, or has no password, costs the same work
/// as one that has. Call it outside transactions: the work takes long, the wait for a turn longer.
/// </summary>
internal sealed class PasswordWork(PasswordGate gate, IPasswordHasher<AccountUser> hasher)
{
    private static readonly AccountUser Nobody = new();

    /// <summary>Null when the portal is too busy to check.</summary>
    public async Task<PasswordVerificationResult?> Verify(AccountUser? user, string password, CancellationToken ct)
    {
        using var pass = await gate.Enter(ct);
        if (pass is null) return null;
        if (user?.PasswordHash is { } stored) return hasher.VerifyHashedPassword(user, stored, password);
        PasswordHash.DummyVerify(password);
        return PasswordVerificationResult.Failed;
    }

    /// <summary>Checks against a hash that belongs to no account yet.</summary>
    public async Task<bool?> Matches(string? stored, string password, CancellationToken ct)
    {
        using var pass = await gate.Enter(ct);
        return pass is null ? null : PasswordHash.Verify(stored, password) != PasswordCheck.Wrong;
    }

    /// <summary>Null when the portal is too busy to hash.</summary>
    public async Task<string?> Hash(string password, CancellationToken ct)
    {
        using var pass = await gate.Enter(ct);
        return pass is null ? null : hasher.HashPassword(Nobody, password);
    }
}
