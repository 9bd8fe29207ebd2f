namespace TalentPortal.Features.Rules;

/// <summary>What every node may carry: a sentence of its own, the claims it rests on, a name.</summary>
public sealed partial class RuleHeadFields;
