namespace TalentPortal.Features.Bundles;

/// <summary>Texts about content as files.</summary>
public sealed class BundlesText;
