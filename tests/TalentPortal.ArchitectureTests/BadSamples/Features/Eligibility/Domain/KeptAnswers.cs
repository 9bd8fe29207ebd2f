namespace TalentPortal.ArchitectureTests.BadSamples.Features.Eligibility.Domain;

internal sealed class KeptAnswers;
