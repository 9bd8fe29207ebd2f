namespace TalentPortal.Features.Sources;

/// <summary>Texts about sources and figures.</summary>
public sealed class SourcesText;
