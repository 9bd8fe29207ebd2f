using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.SavedSearches;

/// <summary>The searches that a person keeps: how often each mails, what came of it, and how it ends.</summary>
public sealed partial class BrowseSavedSearchesPage
{
    private BrowseSavedSearchesResult? _mine;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<SavedSearchesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Id { get; set; }

    [SupplyParameterFromForm] private string? Version { get; set; }

    [SupplyParameterFromForm] private string? Name { get; set; }

    [SupplyParameterFromForm] private string? Rhythm { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private Guid Chosen => Guid.TryParse(Id, out var id) ? id : Guid.Empty;

    protected override async Task OnInitializedAsync() => _mine = (await Sender.Send(new BrowseSavedSearches())).OrNotFound(Navigation);

    private async Task Call()
    {
        var rhythm = Enum.TryParse<SearchRhythm>(Rhythm, out var chosen) ? chosen : (SearchRhythm)(-1);
        Settle(await Sender.Send(new SaveSearch(Chosen, Name, null, rhythm, uint.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)), "changed");
    }

    private async Task Pause() => Settle(await Sender.Send(new PauseSearch(Chosen, true)), "paused");

    private async Task Resume() => Settle(await Sender.Send(new PauseSearch(Chosen, false)), "resumed");

    private async Task Drop() => Settle(await Sender.Send(new DropSearch(Chosen)), "dropped");

    private async Task Run()
    {
        var outcome = await Sender.Send(new RunSearch(Chosen));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo(outcome.Value.Address);
    }

    private void Settle<TResult>(Outcome<TResult> outcome, string done)
    {
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/searches?done=" + done);
    }

    /// <summary>What was wrong stands at the search that was changed.</summary>
    private FormErrors ErrorsOf(Guid search) => search == Chosen ? _errors : FormErrors.None;

    private string NameOf(BrowseSavedSearchesResult.Item item) => item.Id == Chosen && _errors.All.Count > 0 ? Name ?? "" : item.Name;
}
