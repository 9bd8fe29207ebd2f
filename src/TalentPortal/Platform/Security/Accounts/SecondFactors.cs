using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security.Passwords;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>A key for an authenticator app that is shown but not yet in use.</summary>
/// <param name="Key">The key as people type it, Base32.</param>
/// <param name="Uri">The address that an app reads from a QR code.</param>
/// <param name="Sealed">The key as the form carries it until a code proves that the app has it. Opens for this person only.</param>
public sealed record FactorProposal(string Key, string Uri, string Sealed);

/// <summary>The second factor: one key per account, each code accepted once, recovery codes that work once each.</summary>
public sealed class SecondFactors(AppDb db, PortalVault vault, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan ProposalLifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector _proposals = protection.CreateProtector("TalentPortal.FactorProposal.v1");

    /// <summary>A new key for a person to put into their app. Nothing is stored.</summary>
    /// <param name="issuer">Name of the portal, as the app shows it.</param>
    public FactorProposal Propose(Guid userId, string issuer, string account)
    {
        var key = Totp.NewKey();
        var text = _proposals.Protect(JsonSerializer.Serialize(new Proposal(userId, Totp.ToBase32(key), clock.GetUtcNow() + ProposalLifetime)));
        return new FactorProposal(Totp.ToBase32(key), Totp.ProvisioningUri(issuer, account, key), text);
    }

    /// <summary>The proposal that a form brought back, to be shown again; null when it is another person's or too old.</summary>
    public FactorProposal? Reopen(Guid userId, string? text, string issuer, string account) =>
        KeyOf(userId, text) is { } key ? new FactorProposal(Totp.ToBase32(key), Totp.ProvisioningUri(issuer, account, key), text!) : null;

    /// <summary>
    /// Takes a right code: of the app if no code of that step or a later one was accepted before, else a recovery code
    /// that is left. Of many requests with the same code one gets true.
    /// </summary>
    internal async Task<bool> Accept(AccountUser user, string code, CancellationToken ct)
    {
        if (user.FactorKey is not { } text || await vault.Open(KeyOwner.Person(user.Id), text, user.FactorPlace, ct) is not { } base32) return false;
        if (Totp.FindStep(Totp.FromBase32(base32), code, clock.GetUtcNow(), user.FactorLastStep) is { } step) return await Claim(user.Id, step, ct);
        if (RecoveryCodes.Hash(user.Id, code) is not { } hash) return false;
        return await db.Set<RecoveryCode>().Where(c => c.UserId == user.Id && c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    /// <summary>Puts a proposed key into use if <paramref name="code"/> is one of its codes. Gives the recovery codes, which exist nowhere else.</summary>
    internal async Task<IReadOnlyList<string>?> Set(AccountUser user, string? proposal, string code, CancellationToken ct)
    {
        if (KeyOf(user.Id, proposal) is not { } key || Totp.FindStep(key, code, clock.GetUtcNow(), user.FactorLastStep) is not { } step) return null;
        user.FactorKey = await vault.Seal(KeyOwner.Person(user.Id), Totp.ToBase32(key), user.FactorPlace, ct);
        user.FactorLastStep = step;
        user.TwoFactorEnabled = true;
        return await NewCodes(user.Id, ct);
    }

    /// <summary>Puts a known key into use, for accounts that are seeded.</summary>
    internal async Task<IReadOnlyList<string>> SetKey(AccountUser user, byte[] key, CancellationToken ct)
    {
        user.FactorKey = await vault.Seal(KeyOwner.Person(user.Id), Totp.ToBase32(key), user.FactorPlace, ct);
        user.FactorLastStep = null;
        user.TwoFactorEnabled = true;
        return await NewCodes(user.Id, ct);
    }

    internal async Task Remove(AccountUser user, CancellationToken ct)
    {
        (user.FactorKey, user.FactorLastStep, user.TwoFactorEnabled) = (null, null, false);
        await db.Set<RecoveryCode>().Where(c => c.UserId == user.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Replaces all recovery codes.</summary>
    internal async Task<IReadOnlyList<string>> NewCodes(Guid userId, CancellationToken ct)
    {
        var codes = RecoveryCodes.Create();
        await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(ct);
        db.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = RecoveryCodes.Hash(userId, code)! }));
        return codes;
    }

    internal Task<int> CodesLeft(Guid userId, CancellationToken ct) => db.Set<RecoveryCode>().CountAsync(c => c.UserId == userId, ct);

    private async Task<bool> Claim(Guid userId, long step, CancellationToken ct) => await db.Set<AccountUser>()
        .Where(u => u.Id == userId && (u.FactorLastStep == null || u.FactorLastStep < step))
        .ExecuteUpdateAsync(set => set.SetProperty(u => u.FactorLastStep, step), ct) == 1;

    private byte[]? KeyOf(Guid userId, string? text)
    {
        if (text is not { Length: > 0 and < 2000 }) return null;
        try
        {
            var proposal = JsonSerializer.Deserialize<Proposal>(_proposals.Unprotect(text));
            return proposal is not null && proposal.UserId == userId && proposal.ExpiresAt > clock.GetUtcNow() ? Totp.FromBase32(proposal.Key) : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Proposal(Guid UserId, string Key, DateTimeOffset ExpiresAt);
}
