namespace TalentPortal.Features.Territories;

/// <summary>Texts about what consultants take on.</summary>
public sealed class TerritoriesText;
