using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;
using TalentPortal.Shell;

namespace TalentPortal.Features.Pathways;

/// <summary>The ways there are: whom each is for, how long it takes, where.</summary>
public sealed partial class BrowsePathwaysPage
{
    private BrowsePathwaysResult? _found;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<PathwaysText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new BrowsePathways())).OrNotFound(Navigation) is not { } found) return;
        _found = found;
        _notes = new(found.Claims, found.Items.SelectMany(way => TextTokens.CodesIn(way.Summary.In(Languages.Current)).Concat(way.Weeks?.Claims ?? way.Times?.Claims ?? [])));
    }
}
