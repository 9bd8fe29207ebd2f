namespace TalentPortal.Features.Talents;

/// <summary>Texts of the talent's own profile, CVs, consents and data.</summary>
public sealed class TalentsText;
