using TalentPortal.ArchitectureTests.BadSamples.Features.Alpha;

namespace TalentPortal.ArchitectureTests.BadSamples.Features.Beta;

internal sealed class AlsoKnowsAlpha
{
    internal KnownByBeta? Alpha { get; set; }
}
