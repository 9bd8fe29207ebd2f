using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Features.Offers;

/// <summary>The package of an offer.</summary>
public sealed partial class OfferSheetList
{
    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required OfferSheet Sheet { get; set; }
}
