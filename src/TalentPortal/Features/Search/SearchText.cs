namespace TalentPortal.Features.Search;

/// <summary>Texts of the search across everything.</summary>
public sealed class SearchText;
