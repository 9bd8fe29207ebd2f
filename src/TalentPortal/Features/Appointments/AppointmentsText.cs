namespace TalentPortal.Features.Appointments;

/// <summary>Texts about appointments, for the talent and for consultants.</summary>
public sealed class AppointmentsText;
