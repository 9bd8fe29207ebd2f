namespace TalentPortal.Features.Rules;

/// <summary>One way to a class; the first that is met is the one that is told.</summary>
public sealed partial class RuleRouteEditor;
