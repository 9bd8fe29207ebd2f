namespace TalentPortal.Features.Prospects;

/// <summary>Texts of this feature.</summary>
public sealed class ProspectsText;
