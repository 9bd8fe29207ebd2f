using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Playbooks;

/// <summary>What differs between two editions, or between one and the draft; which two is in the address.</summary>
public sealed partial class ComparePlaybooksPage
{
    private ComparePlaybooksResult? _found;
    private string? _shown;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<PlaybooksText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "from")] private string? AskedFrom { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? AskedTo { get; set; }

    private static int? Number(string? asked) => int.TryParse(asked, out var number) && number >= 0 ? number : null;

    protected override async Task OnParametersSetAsync()
    {
        var key = $"{AskedFrom}/{AskedTo}";
        if (_shown == key) return;
        _shown = key;
        _found = (await Sender.Send(new ComparePlaybooks(Number(AskedFrom) ?? 0, Number(AskedTo)))).OrNotFound(Navigation);
    }

    private string Name(int number) => number == 0 ? T["ComparePlaybooks_Portal"] : T["ComparePlaybooks_Edition", number];

    private void Choose(string name, ChangeEventArgs change)
    {
        var here = Links.With(Links.With("admin/playbooks/compare", "from", AskedFrom), "to", AskedTo);
        Navigation.NavigateTo(Links.With(here, name, (string?)change.Value is { Length: > 0 } value ? value : null));
    }
}
