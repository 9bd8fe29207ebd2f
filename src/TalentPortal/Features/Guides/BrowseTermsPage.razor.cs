using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Guides;

/// <summary>The words of the field that guides explain.</summary>
public sealed partial class BrowseTermsPage
{
    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;
}
