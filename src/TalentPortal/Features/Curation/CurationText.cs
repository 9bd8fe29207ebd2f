namespace TalentPortal.Features.Curation;

/// <summary>Texts of the queue of content curators.</summary>
public sealed class CurationText;
