namespace TalentPortal.Features.Viewings;

/// <summary>Texts about questions and viewings of flats, for talents, those who let, and consultants.</summary>
public sealed class ViewingsText;
