namespace TalentPortal.Features.Employers;

/// <summary>Texts about employers and their admission.</summary>
public sealed class EmployersText;
