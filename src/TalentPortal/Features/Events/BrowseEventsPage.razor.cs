using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Events;

/// <summary>The coming events.</summary>
public sealed partial class BrowseEventsPage
{
    private BrowseEventsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<EventsText> T { get; set; } = null!;

    private static Language Language => Languages.Current;

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new BrowseEvents())).OrNotFound(Navigation);
}
