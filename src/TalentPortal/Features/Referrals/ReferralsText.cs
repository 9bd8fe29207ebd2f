namespace TalentPortal.Features.Referrals;

/// <summary>Texts about referrals: for the talent, for consultants, and for whoever is asked.</summary>
public sealed class ReferralsText;
