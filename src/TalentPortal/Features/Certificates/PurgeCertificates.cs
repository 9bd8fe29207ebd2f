using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Certificates;

/// <summary>Forgets a tenant's certificates after their term.</summary>
[SystemOnly]
public sealed record PurgeCertificates : ICommand<PurgeCertificatesResult>;

public sealed record PurgeCertificatesResult(int Certificates);

internal sealed class PurgeCertificatesHandler(CurrentCall call, CertificateDesk desk, TimeProvider clock) : IRequestHandler<PurgeCertificates, Outcome<PurgeCertificatesResult>>
{
    public async Task<Outcome<PurgeCertificatesResult>> Handle(PurgeCertificates request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddYears(-ServiceCertificate.KeptYears);
        return new PurgeCertificatesResult(await desk.Here.Where(c => c.IssuedAt < before).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class CertificatesRetentionWork : IScheduledWork
{
    public string Name => "certificates-retention";

    public string Cron => "0 58 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeCertificates(), ct);
}
