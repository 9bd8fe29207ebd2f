namespace TalentPortal.Features.Housing;

/// <summary>Texts about flats.</summary>
public sealed class HousingText;
