using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>What stands on a page that does not exist, or that the visitor may not see.</summary>
public sealed partial class NotFoundContent
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    /// <summary>Address of the search that takes "q"; without one no search is offered.</summary>
    [Parameter] public string? SearchAction { get; set; } = "search";
}
