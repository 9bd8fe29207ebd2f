using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.SavedSearches;

/// <summary>Keeps the search that the list of positions was asked for; visitors are led to sign in first and come back here with it.</summary>
public sealed partial class SaveSearchPage
{
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SavedSearchesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Name { get; set; }

    [SupplyParameterFromForm] private string? Rhythm { get; set; }

    [SupplyParameterFromForm] private string? Query { get; set; }

    /// <summary>The query of the list's address.</summary>
    [SupplyParameterFromQuery(Name = "search")] private string? Search { get; set; }

    /// <summary>What the list calls it.</summary>
    [SupplyParameterFromQuery(Name = "called")] private string? Called { get; set; }

    /// <summary>What the list knows of it: nothing else of an address goes into a link.</summary>
    private string Asked => JobNews.Canonical(Query ?? Search) ?? "";

    /// <summary>A name to begin with: what the list calls the search, else its words.</summary>
    private string? Said => Typed.Tidy(TextNormaliser.Clean(Called)) is { } called ? TextNormaliser.Beginning(called, SavedSearchWords.NameMax)
        : QueryHelpers.ParseQuery(Asked).TryGetValue("q", out var words) ? TextNormaliser.Beginning(words.ToString(), SavedSearchWords.NameMax)
        : null;

    internal static IReadOnlyList<Choice> Rhythms(IStringLocalizer<SavedSearchesText> texts) => [.. Enum.GetNames<SearchRhythm>().Select(rhythm => new Choice(rhythm, texts["Rhythm_" + rhythm]))];

    private async Task Save()
    {
        var outcome = await Sender.Send(new SaveSearch(null, Name, Asked, Enum.TryParse<SearchRhythm>(Rhythm, out var rhythm) ? rhythm : (SearchRhythm)(-1), null));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/searches?done=saved");
    }
}
