using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Accounts;
using TalentPortal.Features.Staff;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Staff;

/// <summary>What the tests about staff start from.</summary>
internal static class StaffScene
{
    public static DemoPerson Admin(string tenant = "fujian") => Personas.Staff(PortalRole.TenantAdministrator, tenant);

    public static InviteStaff To(string email, params PortalRole[] roles) => new(email, "Wu Min", roles.Length == 0 ? [PortalRole.Reviewer] : roles, Language.English);

    /// <summary>Invites an address; gives the secret of the link that was mailed.</summary>
    public static async Task<string> Invited(this PortalFixture portal, string email, string tenant = "fujian", params PortalRole[] roles)
    {
        await portal.As(Admin(tenant)).Get(To(email, roles));
        return await portal.SecretIn(email);
    }

    /// <summary>The secret in the newest mail to an address.</summary>
    public static async Task<string> SecretIn(this PortalFixture portal, string email) => (await portal.LinkIn(email)).Split("invitation?token=")[1];

    public static async Task<StaffRow> RowOf(this PortalFixture portal, DemoPerson person) =>
        (await portal.As(Admin(person.Tenant!)).Get(new BrowseStaff())).Staff.Single(row => row.Name == person.Name.En);

    public static async Task<StaffInvitationRow> InvitationTo(this PortalFixture portal, string email, string tenant = "fujian") =>
        (await portal.As(Admin(tenant)).Get(new BrowseStaff())).Invitations.Single(row => row.Email == email);

    /// <summary>Whether the link leads anywhere for a visitor.</summary>
    public static async Task<bool> IsOpen(this PortalFixture portal, string secret) => (await portal.As(null).Send(new ViewInvitation(secret))).IsOk;

    /// <summary>How often something was done to somebody or something, by the tenant's audit.</summary>
    public static async Task<long> Audited(this PortalFixture portal, string action, Guid subject) =>
        await portal.Scalar<long>("select count(*) from audit_entries where action = $1 and subject_id = $2", action, subject);
}
