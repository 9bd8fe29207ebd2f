namespace TalentPortal.Features.MyArea;

/// <summary>Texts of the talent's overview.</summary>
public sealed class MyAreaText;
