using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>An account as its owner sees it.</summary>
/// <param name="FactorRequired">A role of this person asks for the second factor.</param>
public sealed record AccountInfo(string Email, bool HasFactor, bool FactorRequired, int CodesLeft, Language MailLanguage, DateTimeOffset CreatedAt);

/// <summary>Reads the signed-in person's account.</summary>
public sealed class AccountOverview
{
    private readonly AppDb _db;
    private readonly AccountAddresses _addresses;
    private readonly SecondFactors _factors;
    private readonly CurrentCall _call;

    internal AccountOverview(AppDb db, AccountAddresses addresses, SecondFactors factors, CurrentCall call) => (_db, _addresses, _factors, _call) = (db, addresses, factors, call);

    public async Task<AccountInfo> Mine(CancellationToken ct)
    {
        var user = await _db.Set<AccountUser>().AsNoTracking().SingleAsync(u => u.Id == _call.RequiredUserId, ct);
        var email = await _addresses.Of(user, ct);
        return new AccountInfo(email?.Value ?? "", user.TwoFactorEnabled, _call.Rights.HoldsStaffRole, await _factors.CodesLeft(user.Id, ct), user.MailLanguage, user.CreatedAt);
    }

    /// <summary>A fresh key for the person's app, or the one that a form brought back.</summary>
    public async Task<FactorProposal> Propose(string? shown, string issuer, CancellationToken ct)
    {
        var id = _call.RequiredUserId;
        var email = await _addresses.Of(id, ct);
        var account = email?.Value ?? id.ToString("N");
        return _factors.Reopen(id, shown, issuer, account) ?? _factors.Propose(id, issuer, account);
    }
}
