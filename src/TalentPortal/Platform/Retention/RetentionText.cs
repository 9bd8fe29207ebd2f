namespace TalentPortal.Platform.Retention;

/// <summary>Marks the texts of what the platform itself keeps: RetentionText.resx (English) and RetentionText.zh-Hans.resx.</summary>
public sealed class RetentionText;
