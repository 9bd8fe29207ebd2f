using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cards;

/// <summary>Whom the person blocked, and how to block one more: a registered employer, where they work now, or any name.</summary>
public sealed partial class BrowseBlocksPage
{
    private BrowseBlocksResult? _mine;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromForm] private string? Id { get; set; }

    [SupplyParameterFromForm] private string? Name { get; set; }

    [SupplyParameterFromForm] private string? WholeGroup { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Sender.Send(new BrowseBlocks(Q));
        // A search that is too long finds nothing.
        _mine = (outcome.Kind == OutcomeKind.Invalid ? await Sender.Send(new BrowseBlocks()) : outcome).OrNotFound(Navigation);
    }

    private async Task Block()
    {
        var outcome = await Sender.Send(new BlockEmployer(Guid.TryParse(Id, out var id) ? id : null, Name, WholeGroup is not null));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/blocked?done=blocked");
    }

    private async Task Lift()
    {
        var outcome = await Sender.Send(new LiftBlock(Guid.TryParse(Id, out var id) ? id : Guid.Empty));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo("me/blocked?done=lifted");
    }

    /// <summary>A form's name must stay the same from showing to posting, and may hold no words of a person.</summary>
    private string Present(string name) => "present-" + (_mine?.Present.ToList().IndexOf(name) ?? 0);
}
