using TalentPortal.ArchitectureTests.BadSamples.Features.Beta;

namespace TalentPortal.ArchitectureTests.BadSamples.Platform;

internal sealed class KnowsAFeature
{
    internal AlsoKnowsAlpha? Feature { get; set; }
}
