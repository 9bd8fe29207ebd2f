using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.Privacy;

/// <summary>What the portal says about personal data.</summary>
public sealed class PrivacyFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(null, "privacy", typeof(PrivacyText), "Nav_Privacy", "shield", Order: 10, AtFoot: true)];
}
