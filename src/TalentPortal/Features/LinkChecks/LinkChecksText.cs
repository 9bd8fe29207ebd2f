namespace TalentPortal.Features.LinkChecks;

/// <summary>Texts about the watch over links.</summary>
public sealed class LinkChecksText;
