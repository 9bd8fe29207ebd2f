using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Security;
using TalentPortal.Shell;

namespace TalentPortal.Features.Staff;

/// <summary>The roles of one person, to be ticked.</summary>
public sealed partial class StaffRoleChoice
{
    [Inject] private IStringLocalizer<StaffText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private FormErrors? Errors { get; set; }

    /// <summary>The roles that are ticked; changed in place.</summary>
    [Parameter, EditorRequired] public required ISet<PortalRole> Chosen { get; set; }

    private string? Message => Errors?.For("Roles");

    private void Set(PortalRole role, bool on)
    {
        if (on) Chosen.Add(role);
        else Chosen.Remove(role);
    }
}
