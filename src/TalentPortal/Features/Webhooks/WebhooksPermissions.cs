using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Webhooks;

/// <summary>Who may do what with an employer's webhooks.</summary>
[Permissions]
public static class WebhooksPermissions
{
    /// <summary>Say where the employer's own systems hear of its postings, and look at what was sent. Never open to a key.</summary>
    [GrantedTo(PortalRole.EmployerOwner)]
    public const string Manage = "webhooks.manage";
}
