using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Tenants;

/// <summary>The one invitation to a tenant that the platform sends: whoever accepts it invites everyone else.</summary>
internal static class FirstAdministrator
{
    /// <summary>Invites an address as the tenant's administrator, in the tenant's language. Returns why not, or null.</summary>
    public static async Task<Failure?> InviteAdministrator(this InvitationBook book, Tenant tenant, string email, CancellationToken ct)
    {
        var wish = new InvitationWish(EmailAddress.Read(email)!, null, [PortalRole.TenantAdministrator], tenant.DefaultLanguage) { ByPlatform = true };
        return FailureOf(await book.Invite(Inviting.Staff(tenant.Id), wish, ct));
    }

    public static Failure? FailureOf(InviteStep step) => step switch
    {
        InviteStep.Done => null,
        InviteStep.AlreadyInvited or InviteStep.AlreadyMember => Outcome.Invalid("AdministratorEmail", "Administrator_AlreadyInvited"),
        InviteStep.TooMany => Outcome.Refused(new TextKey("Administrator_TooMany", AttemptLimit.Invitations.Max)),
        InviteStep.TooManyToAddress => Outcome.Refused("Administrator_TooManyToAddress"),
        _ => Outcome.NotFound,
    };
}
