namespace TalentPortal.Features.Dev;

/// <summary>Marks the texts of the development pages.</summary>
public sealed class DevText;
