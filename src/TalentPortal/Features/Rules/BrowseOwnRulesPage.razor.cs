using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Rules;

/// <summary>The rules that the organisation keeps, what waits for a reader first; and those that its site has from the desk.</summary>
public sealed partial class BrowseOwnRulesPage
{
    private BrowseOwnRulesResult? _found;
    private FormErrors _errors = FormErrors.None;
    private string? _search;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<RulesText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() =>
        _found = await Prerendered.Once(RendererInfo, "rules", async () => (await Sender.Send(new BrowseOwnRules())).OrNotFound(Navigation));

    private async Task Search(ChangeEventArgs e)
    {
        _search = e.Value as string;
        var outcome = await Sender.Send(new BrowseOwnRules(_search));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) _found = outcome.Value;
    }
}
