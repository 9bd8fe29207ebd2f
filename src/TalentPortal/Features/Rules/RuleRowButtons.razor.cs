namespace TalentPortal.Features.Rules;

/// <summary>Moves a row of a list, or takes it out.</summary>
public sealed partial class RuleRowButtons;
