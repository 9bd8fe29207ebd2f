using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Features.Offers;

/// <summary>The thread of an offer, for its two parties.</summary>
public sealed partial class OfferThread
{
    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<OpenOfferMessage> Messages { get; set; }

    [Parameter] public bool ForTalent { get; set; }
}
