namespace TalentPortal.Features.Cards;

/// <summary>Texts of blind cards and blocks.</summary>
public sealed class CardsText;
