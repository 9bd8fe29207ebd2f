namespace TalentPortal.Features.Members;

/// <summary>Texts of this feature.</summary>
public sealed class MembersText;
