using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;

namespace TalentPortal.Features.Living;

/// <summary>A service in a list.</summary>
public sealed partial class ServiceCard
{
    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ShownService Service { get; set; }

    /// <summary>The notes of the page.</summary>
    [Parameter, EditorRequired] public required FigureNotes Notes { get; set; }
}
