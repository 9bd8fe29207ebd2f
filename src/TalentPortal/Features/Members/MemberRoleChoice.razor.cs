using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Security;
using TalentPortal.Shell;

namespace TalentPortal.Features.Members;

/// <summary>The role of one member.</summary>
public sealed partial class MemberRoleChoice
{
    private static readonly PortalRole[] Roles = [PortalRole.EmployerRecruiter, PortalRole.EmployerInterviewer, PortalRole.EmployerOwner];

    [Inject] private IStringLocalizer<MembersText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private FormErrors? Errors { get; set; }

    /// <summary>The role that is chosen; null while none is.</summary>
    [Parameter] public PortalRole? Chosen { get; set; }

    /// <summary>Another one was chosen.</summary>
    [Parameter] public EventCallback<PortalRole?> ChosenChanged { get; set; }

    private string? Message => Errors?.For("Role");
}
