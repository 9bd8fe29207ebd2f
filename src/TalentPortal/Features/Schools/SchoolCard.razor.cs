using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>A school in a list.</summary>
public sealed partial class SchoolCard
{
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<SchoolsText> T { get; set; } = null!;

    [Parameter, EditorRequired] public required BrowseSchoolsResult.Item School { get; set; }

    /// <summary>Whether the family chose it.</summary>
    [Parameter] public bool IsChosen { get; set; }

    /// <summary>Of its heading: 2 or 3.</summary>
    [Parameter] public int Level { get; set; } = 2;

    private string Address => SiteAddress.Of(School.Tenant, Languages.Current, $"schools/{School.Id}");
}
