using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Corrections;

/// <summary>How faults that readers report are dealt with, and all that was answered.</summary>
public sealed partial class BrowseCorrectionsPage
{
    private BrowseCorrectionsResult? _found;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CorrectionsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private string? Page { get; set; }

    [SupplyParameterFromQuery(Name = "reference")] private string? Reference { get; set; }

    private int Number => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= BrowseCorrections.PageMost ? number : 1;

    protected override async Task OnInitializedAsync()
    {
        if (CorrectionReference.HashOf(Reference) is not null && (await Sender.Send(new ViewCorrection(Reference))).IsOk) Navigation.NavigateTo($"corrections/{Uri.EscapeDataString(Reference!.Trim())}");
        _found = (await Sender.Send(new BrowseCorrections(Number))).OrNotFound(Navigation);
    }
}
