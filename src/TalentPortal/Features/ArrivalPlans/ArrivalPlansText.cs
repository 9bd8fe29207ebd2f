namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Texts about the weeks around an arrival, for staff and for the talent.</summary>
public sealed class ArrivalPlansText;
