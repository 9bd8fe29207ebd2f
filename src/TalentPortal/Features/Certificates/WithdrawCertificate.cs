using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Certificates;

/// <summary>Its holder or a team lead withdraws a certificate: whoever checks it from then on reads that, and no name.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CertificatesPermissions.Keep)]
public sealed record WithdrawCertificate(Guid Id, uint Version) : ICommand<Done>;

internal sealed class WithdrawCertificateHandler(CurrentCall call, CertificateDesk desk, Audit audit, TimeProvider clock) : IRequestHandler<WithdrawCertificate, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawCertificate request, CancellationToken ct)
    {
        if (call.Tenant is null || await desk.Seen.SingleOrDefaultAsync(c => c.Id == request.Id, ct) is not { } certificate) return Outcome.NotFound;
        if (certificate.Version != request.Version) return Outcome.Conflict;
        if (certificate.Withdraw(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        audit.Write("certificates.withdraw", certificate.Id);
        return Done.Value;
    }
}
