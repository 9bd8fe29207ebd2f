namespace TalentPortal.Features.Playbooks;

/// <summary>Texts about an organisation's own way of working.</summary>
public sealed class PlaybooksText;
