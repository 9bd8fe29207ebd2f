namespace TalentPortal.Features.Today;

/// <summary>Texts about a consultant's day.</summary>
public sealed class TodayText;
