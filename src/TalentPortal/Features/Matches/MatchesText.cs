namespace TalentPortal.Features.Matches;

/// <summary>Texts about matches, for the talent, for employers and for administrators.</summary>
public sealed class MatchesText;
