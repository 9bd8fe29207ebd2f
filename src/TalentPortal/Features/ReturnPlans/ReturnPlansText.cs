namespace TalentPortal.Features.ReturnPlans;

/// <summary>Texts about plans for coming back.</summary>
public sealed class ReturnPlansText;
