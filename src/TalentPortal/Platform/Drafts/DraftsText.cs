namespace TalentPortal.Platform.Drafts;

/// <summary>Marks the texts of drafts: DraftsText.resx (English) and DraftsText.zh-Hans.resx.</summary>
public sealed class DraftsText;
