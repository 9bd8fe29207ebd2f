namespace TalentPortal.Features.AccountSettings;

/// <summary>Texts of this feature.</summary>
public sealed class AccountSettingsText;
