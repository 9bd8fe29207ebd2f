namespace TalentPortal.Features.Jobs;

/// <summary>Marks the texts of positions: JobsText.resx (English) and JobsText.zh-Hans.resx.</summary>
public sealed class JobsText;
