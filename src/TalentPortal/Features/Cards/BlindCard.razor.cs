using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Cards;

/// <summary>What a blind card says: the talent's preview and the employers' view are this one component.</summary>
public sealed partial class BlindCard
{
    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<string> Marks { get; set; }
}
