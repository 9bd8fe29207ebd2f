using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Dev;

/// <summary>The mailbox of everybody, in development.</summary>
public sealed partial class BrowseMailPage
{
    private BrowseMailResult? _mails;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DevText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _mails = (await Sender.Send(new BrowseMail())).OrNotFound(Navigation);
}
