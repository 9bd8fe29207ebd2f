using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Dev;

/// <summary>One mail, as its recipient reads it without HTML.</summary>
public sealed partial class ViewMailPage
{
    private ViewMailResult? _mail;

    [Parameter] public Guid Id { get; set; }

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<DevText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _mail = (await Sender.Send(new ViewMail(Id))).OrNotFound(Navigation);
}
