namespace TalentPortal.Features.Caseloads;

/// <summary>Texts about how many cases each colleague has, and about giving many on at once.</summary>
public sealed class CaseloadsText;
