namespace TalentPortal.Features.Imports;

/// <summary>Texts about files of postings.</summary>
public sealed class ImportsText;
