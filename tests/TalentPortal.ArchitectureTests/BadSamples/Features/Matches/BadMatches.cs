using TalentPortal.ArchitectureTests.BadSamples.Features.Eligibility.Domain;

namespace TalentPortal.ArchitectureTests.BadSamples.Features.Matches;

internal sealed class RanksByAnswers
{
    internal KeptAnswers? Answers { get; set; }
}
