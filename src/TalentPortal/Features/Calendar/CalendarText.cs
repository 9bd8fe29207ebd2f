namespace TalentPortal.Features.Calendar;

/// <summary>Texts about the calendar of a consultant's work.</summary>
public sealed class CalendarText;
