using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Family;

/// <summary>Wishes of one of two partners, as facts.</summary>
public sealed partial class WishFacts
{
    [Inject] private IStringLocalizer<FamilyText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IEnumerable<ViewMyFamilyResult.Wish> Wishes { get; set; }
}
