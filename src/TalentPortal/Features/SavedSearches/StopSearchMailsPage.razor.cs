using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.SavedSearches.Domain;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Asks whether the mails of a search are to end, for who followed the link in one of them. Needs no sign-in.</summary>
public sealed partial class StopSearchMailsPage
{
    [Inject] private IStringLocalizer<SavedSearchesText> T { get; set; } = null!;

    [Inject] private SavedSearchTokens Tokens { get; set; } = null!;

    /// <summary>Says whose and which search.</summary>
    [Parameter] public required string Token { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private bool IsKnown => Tokens.Read(Token) is not null;
}
