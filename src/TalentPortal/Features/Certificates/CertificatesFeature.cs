using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Composition;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Certificates;

/// <summary>Certificates of the hours that student consultants gave, which anybody can check.</summary>
public sealed class CertificatesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<CertificateDesk>();
        services.AddScoped<IPersonalDataHolder, CertificateData>();
    }

    public IEnumerable<RetentionRule> Retention => [new(typeof(CertificatesText), "Retention_Certificate", ServiceCertificate.KeptYears)];

    public IEnumerable<FrameEntry> Frame =>
    [
        new(null, "certificates", typeof(CertificatesText), "Nav_Check", "check", Order: 60, AtFoot: true),
        new(Workspace.Campus, "campus/certificates", typeof(CertificatesText), "Nav_Certificates", "star", CertificatesPermissions.Keep, 21),
    ];
}
