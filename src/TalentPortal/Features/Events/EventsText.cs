namespace TalentPortal.Features.Events;

/// <summary>Texts about events.</summary>
public sealed class EventsText;
