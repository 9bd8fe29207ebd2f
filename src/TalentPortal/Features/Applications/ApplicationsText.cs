namespace TalentPortal.Features.Applications;

/// <summary>Texts about applications, for the talent and for the employer.</summary>
public sealed class ApplicationsText;
