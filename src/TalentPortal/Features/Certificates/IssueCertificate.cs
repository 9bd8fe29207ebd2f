using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Certificates;

/// <summary>A student consultant takes a certificate of all their confirmed hours. The code is in the answer and nowhere else.</summary>
/// <param name="FullName">Whether it shows the whole name, or its initials.</param>
[Requires(CertificatesPermissions.Issue)]
public sealed record IssueCertificate(bool FullName) : ICommand<IssueCertificateResult>;

/// <param name="Code">By which anybody can check it; shown once.</param>
public sealed record IssueCertificateResult(Guid Id, string Code, string ShownName, DateOnly FromOn, DateOnly UntilOn, int Minutes, DateTimeOffset IssuedAt, TenantRef Tenant);

internal sealed class IssueCertificateHandler(AppDb db, CurrentCall call, CertificateDesk desk, Audit audit, TimeProvider clock) : IRequestHandler<IssueCertificate, Outcome<IssueCertificateResult>>
{
    public async Task<Outcome<IssueCertificateResult>> Handle(IssueCertificate request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (me, now, name) = (call.RequiredUserId, clock.GetUtcNow(), call.Rights.Name ?? "");
        if (await desk.Here.CountAsync(c => c.ConsultantUserId == me && c.WithdrawnAt == null, ct) >= ServiceCertificate.MostValid) return Outcome.Refused(new TextKey("IssueCertificate_TooMany", ServiceCertificate.MostValid));
        var hours = await db.Set<ServiceRecord>().AtTenantOf(call).Where(r => r.ConsultantUserId == me && r.State == ServiceState.Confirmed)
            .GroupBy(r => 1).Select(g => new { From = g.Min(r => r.On), Until = g.Max(r => r.On), Minutes = g.Sum(r => r.Minutes) }).SingleOrDefaultAsync(ct);
        if (hours is null) return Outcome.Refused("IssueCertificate_NoHours");
        var code = ServiceCertificate.NewCode();
        var certificate = ServiceCertificate.Issue(Guid.CreateVersion7(now), me, request.FullName ? name : ShownNames.Initials(name), hours.From, hours.Until, hours.Minutes, code, now);
        db.Add(certificate);
        audit.Write("certificates.issue", certificate.Id);
        return new IssueCertificateResult(certificate.Id, code, certificate.ShownName, certificate.FromOn, certificate.UntilOn, certificate.Minutes, now, tenant);
    }
}
