using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Corrections;

/// <summary>What came of a report, under its reference.</summary>
public sealed partial class ViewCorrectionPage
{
    private ViewCorrectionResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CorrectionsText> T { get; set; } = null!;

    [Parameter] public string Reference { get; set; } = "";

    [SupplyParameterFromQuery(Name = "sent")] private bool Sent { get; set; }

    protected override async Task OnInitializedAsync() => _found = (await Sender.Send(new ViewCorrection(Reference))).OrNotFound(Navigation);
}
