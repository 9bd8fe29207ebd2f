using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Talents;

/// <summary>The person's rights in one place: a copy, corrections, erasure.</summary>
public sealed partial class ExportMyDataPage
{
    private ViewMyProfileResult? _mine;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<TalentsText> T { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _mine = (await Sender.Send(new ViewMyProfile())).OrNotFound(Navigation);
}
