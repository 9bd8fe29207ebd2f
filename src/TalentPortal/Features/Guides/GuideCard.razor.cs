using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>A guide in a list.</summary>
public sealed partial class GuideCard
{
    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    /// <summary>The guide.</summary>
    [Parameter, EditorRequired] public required BrowseGuidesResult.Item Guide { get; set; }

    private string Href => Guide.Tenant is { } elsewhere ? Addresses.LinkTo(elsewhere, Languages.Current, "guides/" + Guide.Key) : "guides/" + Guide.Key;
}
