namespace TalentPortal.Features.Permits;

/// <summary>Texts about permits.</summary>
public sealed class PermitsText;
