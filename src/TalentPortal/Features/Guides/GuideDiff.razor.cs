using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Guides.Domain;

namespace TalentPortal.Features.Guides;

/// <summary>What changed in a guide, part by part; what is gone and what is new is said in words too.</summary>
public sealed partial class GuideDiff
{
    [Inject] private IStringLocalizer<GuidesText> T { get; set; } = null!;

    /// <summary>The parts that differ.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<PartChange> Changes { get; set; }
}
