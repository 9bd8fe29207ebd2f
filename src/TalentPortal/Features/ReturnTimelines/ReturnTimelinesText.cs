namespace TalentPortal.Features.ReturnTimelines;

/// <summary>Texts of the return timeline.</summary>
public sealed class ReturnTimelinesText;
