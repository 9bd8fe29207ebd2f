namespace TalentPortal.Features.Guides;

/// <summary>Texts about guides.</summary>
public sealed class GuidesText;
