using TalentPortal.Platform.Composition;

namespace TalentPortal.Features.MyArea;

/// <summary>The talent's overview over applications, profile and readings of it: a feature of its own, as it looks into several.</summary>
public sealed class MyAreaFeature : IFeature
{
    public IEnumerable<FrameEntry> Frame => [new(null, "me", typeof(MyAreaText), "Nav_Overview", "home", Order: 5)];
}
