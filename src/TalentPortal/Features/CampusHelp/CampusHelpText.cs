namespace TalentPortal.Features.CampusHelp;

/// <summary>Texts about help for student consultants.</summary>
public sealed class CampusHelpText;
