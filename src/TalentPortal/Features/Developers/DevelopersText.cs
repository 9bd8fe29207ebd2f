namespace TalentPortal.Features.Developers;

/// <summary>Marks the texts for those who write programs: DevelopersText.resx (English) and DevelopersText.zh-Hans.resx.</summary>
public sealed class DevelopersText;
