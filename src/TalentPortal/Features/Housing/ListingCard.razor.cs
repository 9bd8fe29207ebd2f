using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>A flat in a list.</summary>
public sealed partial class ListingCard
{
    [Inject] private IStringLocalizer<HousingText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseListingsResult.Item Listing { get; set; }

    /// <summary>On the national site it leads to the tenant's.</summary>
    private string Address => SiteAddress.Of(Listing.Tenant, Languages.Current, $"housing/{Listing.Id}");
}
