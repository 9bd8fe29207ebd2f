using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>
/// Whoever answers a referral is no part of the tenant, and its tables show them nothing but the letter. The link, or the letter
/// that an employer can open, is the proof; so the system acts for them, by requests that only it may send.
/// </summary>
internal static class ReferralLink
{
    /// <param name="talent">On whose behalf; null while it is not known whose it is.</param>
    public static CallOrigin AsSystem(CurrentCall call, TenantRef tenant, Guid? talent) => CallOrigin.System("referral", tenant, talent) with { Language = call.Language };
}
