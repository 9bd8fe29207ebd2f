using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Shell;

/// <summary>What stands on the page after an error of ours.</summary>
public sealed partial class FailureContent
{
    [Inject] private IStringLocalizer<SharedText> T { get; set; } = null!;

    /// <summary>Status of the answer.</summary>
    [Parameter] public int Status { get; set; } = StatusCodes.Status500InternalServerError;

    /// <summary>Number under which the error is found in the log.</summary>
    [Parameter] public string? Reference { get; set; }
}
