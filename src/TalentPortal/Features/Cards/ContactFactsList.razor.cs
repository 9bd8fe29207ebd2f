using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cards.Domain;

namespace TalentPortal.Features.Cards;

/// <summary>What a person discloses to an employer: the same for them beforehand, for them afterwards, and for the employer.</summary>
public sealed partial class ContactFactsList
{
    [Inject] private IStringLocalizer<CardsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ContactFacts Facts { get; set; }
}
