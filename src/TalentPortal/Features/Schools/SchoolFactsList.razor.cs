using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Features.Schools.Domain;

namespace TalentPortal.Features.Schools;

/// <summary>What is said of a school.</summary>
public sealed partial class SchoolFactsList
{
    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required SchoolFacts Facts { get; set; }

    /// <summary>The day by which windows count.</summary>
    [Parameter, EditorRequired] public required DateOnly Today { get; set; }
}
