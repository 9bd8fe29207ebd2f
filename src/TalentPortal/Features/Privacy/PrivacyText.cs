namespace TalentPortal.Features.Privacy;

/// <summary>Marks the texts about personal data: PrivacyText.resx (English) and PrivacyText.zh-Hans.resx.</summary>
public sealed class PrivacyText;
