namespace TalentPortal.Features.Supervision;

/// <summary>Texts about looking after student consultants.</summary>
public sealed class SupervisionText;
