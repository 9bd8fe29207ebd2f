namespace TalentPortal.Features.Staff;

/// <summary>Texts of this feature.</summary>
public sealed class StaffText;
