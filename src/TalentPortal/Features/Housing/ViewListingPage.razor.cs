using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Housing;

/// <summary>One flat.</summary>
public sealed partial class ViewListingPage
{
    private ViewListingResult? _found;
    private FigureNotes _notes = FigureNotes.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Parameter] public Guid ListingId { get; set; }

    private string? CitySlug => ReferenceData.Divisions.Find(HousingPlaces.CityOf(_found!.Facts.PlaceCode))?.Slug;

    protected override async Task OnInitializedAsync()
    {
        if ((await Sender.Send(new ViewListing(ListingId))).OrNotFound(Navigation) is not { } found) return;
        (_found, _notes) = (found, new(found.Claims, found.Estimate is { } estimate ? [estimate.Claim] : []));
    }
}
