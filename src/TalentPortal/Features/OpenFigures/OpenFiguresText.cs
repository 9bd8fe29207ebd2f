namespace TalentPortal.Features.OpenFigures;

/// <summary>Texts of the public figures about content.</summary>
public sealed class OpenFiguresText;
