namespace TalentPortal.Features.Interviews;

/// <summary>Texts about interviews, for talents, employers and consultants.</summary>
public sealed class InterviewsText;
