namespace TalentPortal.Features.Jobs;

/// <summary>Texts about positions.</summary>
public sealed class JobsText;
