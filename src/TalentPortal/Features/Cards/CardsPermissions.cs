using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>What others than the talent may do with cards.</summary>
[Permissions]
public static class CardsPermissions
{
    /// <summary>An employer's members look through the blind cards of a tenant that has verified it.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Browse = "cards.browse";

    /// <summary>They ask for contact, and read what a person then discloses to them.</summary>
    [GrantedTo(PortalRole.EmployerOwner, PortalRole.EmployerRecruiter)]
    public const string Ask = "cards.ask";
}
