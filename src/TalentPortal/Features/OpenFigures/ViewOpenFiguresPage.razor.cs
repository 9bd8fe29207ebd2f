using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.OpenFigures;

/// <summary>How fresh the site's content is.</summary>
public sealed partial class ViewOpenFiguresPage
{
    private ViewOpenFiguresResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<OpenFiguresText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<ComponentsText> Shared { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewOpenFigures())).OrNotFound(Navigation);

    /// <summary>Rounded down, so that nothing looks whole that is not.</summary>
    private static string Share(int part, int whole) => (Math.Floor(100m * part / whole) / 100).ToString("P0");
}
