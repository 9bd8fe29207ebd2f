namespace TalentPortal.Features.Profiles;

/// <summary>Texts of the career record, its import and export.</summary>
public sealed class ProfilesText;
