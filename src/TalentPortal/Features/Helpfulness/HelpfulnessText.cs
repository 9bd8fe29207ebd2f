namespace TalentPortal.Features.Helpfulness;

/// <summary>Texts around the question whether a page helped.</summary>
public sealed class HelpfulnessText;
