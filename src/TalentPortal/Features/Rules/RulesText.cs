namespace TalentPortal.Features.Rules;

/// <summary>Texts about rules.</summary>
public sealed class RulesText;
