namespace TalentPortal.Features.Transfers;

/// <summary>Texts about cases that go to another organisation: for the talent, for both sides' staff, and for administrators.</summary>
public sealed class TransfersText;
