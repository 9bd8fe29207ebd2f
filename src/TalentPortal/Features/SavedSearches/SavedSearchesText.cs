namespace TalentPortal.Features.SavedSearches;

/// <summary>Texts about searches that a person keeps.</summary>
public sealed class SavedSearchesText;
