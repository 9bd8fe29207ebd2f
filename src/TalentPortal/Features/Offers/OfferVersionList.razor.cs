using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Offers.Domain;

namespace TalentPortal.Features.Offers;

/// <summary>The versions of an offer behind the one that counts.</summary>
public sealed partial class OfferVersionList
{
    [Inject] private IStringLocalizer<OffersText> T { get; set; } = null!;

    /// <summary>The newest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OpenVersion> Versions { get; set; }

    /// <summary>Of the offer, so that a page can show several.</summary>
    [Parameter, EditorRequired] public required Guid Offer { get; set; }

    private string Anchor(OpenVersion version) => $"v{version.Number}-{Offer:N}";
}
