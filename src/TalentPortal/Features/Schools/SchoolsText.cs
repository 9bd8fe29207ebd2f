namespace TalentPortal.Features.Schools;

/// <summary>Texts about schools.</summary>
public sealed class SchoolsText;
