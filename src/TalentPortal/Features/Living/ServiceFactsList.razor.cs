using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Living;

/// <summary>What is known of a service: how to reach it, when, in which language, who runs it, and when somebody last asked.</summary>
public sealed partial class ServiceFactsList
{
    [Inject] private IStringLocalizer<LivingText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required ShownService Service { get; set; }
}
