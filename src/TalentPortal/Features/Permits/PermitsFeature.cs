using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.Permits;

/// <summary>Work permits: what the rules come to for a person.</summary>
public sealed class PermitsFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(null, "permits", typeof(PermitsText), "Section", "degree", Order: 22, AtFoot: true)];
}
