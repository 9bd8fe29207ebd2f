namespace TalentPortal.Features.CampusHours;

/// <summary>Texts about the time that student consultants give, and who supervises them.</summary>
public sealed class CampusHoursText;
