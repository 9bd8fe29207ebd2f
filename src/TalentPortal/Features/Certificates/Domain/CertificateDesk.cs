using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Certificates.Domain;

/// <summary>Finds certificates, and acts for visitors who check one.</summary>
public sealed class CertificateDesk(AppDb db, CurrentCall call)
{
    /// <summary>The certificates of the tenant of the call.</summary>
    public IQueryable<ServiceCertificate> Here => db.Set<ServiceCertificate>().AtTenantOf(call);

    public bool LeadsTeam => call.Rights.StaffAllows(CertificatesPermissions.Lead);

    /// <summary>The caller's own, and for team leads everybody's.</summary>
    public IQueryable<ServiceCertificate> Seen
    {
        get
        {
            var (me, leads) = (call.RequiredUserId, LeadsTeam);
            return Here.Where(c => leads || c.ConsultantUserId == me);
        }
    }

    /// <summary>Whoever checks a certificate is no part of the tenant, and its tables show them nothing. The code is the proof, so the system looks for them.</summary>
    internal static CallOrigin AsSystem(CurrentCall call) => CallOrigin.System("certificate-check", call.RequiredTenant, call.UserId) with { Language = call.Language };
}
