namespace TalentPortal.Features.Pathways;

/// <summary>Texts of ways and checklists.</summary>
public sealed class PathwaysText;
