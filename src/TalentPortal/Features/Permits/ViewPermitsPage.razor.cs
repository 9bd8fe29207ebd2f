using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Permits;

/// <summary>Where the section begins: what has to be had, and the way to the calculator.</summary>
public sealed partial class ViewPermitsPage
{
    [Inject] private IStringLocalizer<PermitsText> T { get; set; } = null!;
}
