namespace TalentPortal.Features.Accounts;

/// <summary>Texts of this feature.</summary>
public sealed class AccountsText;
