using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace TalentPortal.Features.Schools;

/// <summary>A school in a list.</summary>
public sealed partial class SchoolCard
{
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseSchoolsResult.Item School { get; set; }
}
