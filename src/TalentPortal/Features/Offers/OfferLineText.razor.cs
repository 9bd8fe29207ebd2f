using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Features.Offers;

/// <summary>One line of an offer as everybody who may see it reads it.</summary>
public sealed partial class OfferLineText
{
    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required OfferLine Line { get; set; }
}
