using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.Developers;

/// <summary>What the portal says to those who write programs for it.</summary>
public sealed class DevelopersFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(null, "developers", typeof(DevelopersText), "Nav_Developers", "file", Order: 20, AtFoot: true)];
}
