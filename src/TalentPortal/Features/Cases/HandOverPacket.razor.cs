using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Cases;

/// <summary>A hand-over with everything that goes along.</summary>
public sealed partial class HandOverPacket
{
    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required HandOverPaper Paper { get; set; }

    /// <summary>By whose clock the times are told; China's without one.</summary>
    [Parameter] public TimeZoneInfo? Zone { get; set; }

    [Parameter] public string? Place { get; set; }
}
