namespace TalentPortal.Features.Offers;

/// <summary>Texts about offers, for the talent, for the employer and for a consultant.</summary>
public sealed class OffersText;
