using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Certificates;

/// <summary>Who takes certificates, and who withdraws them.</summary>
[Permissions]
public static class CertificatesPermissions
{
    /// <summary>See certificates and withdraw them: one's own, or as a team lead everybody's.</summary>
    [GrantedTo(PortalRole.CampusConsultant, PortalRole.TeamLead)]
    public const string Keep = "certificates.keep";

    /// <summary>Take a certificate of one's own hours.</summary>
    [GrantedTo(PortalRole.CampusConsultant)]
    public const string Issue = "certificates.issue";

    /// <summary>See and withdraw everybody's.</summary>
    [GrantedTo(PortalRole.TeamLead)]
    public const string Lead = "certificates.lead";
}
