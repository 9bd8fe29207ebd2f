namespace TalentPortal.Features.Accounts;

/// <summary>Where signing out leads to.</summary>
public sealed partial class SignOutPage;
