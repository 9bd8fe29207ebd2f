using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Certificates;

/// <summary>The certificate behind a code. Asked by the system alone, for whoever sends <see cref="CheckCertificate"/>.</summary>
[SystemOnly]
public sealed record FindCertificate(string? Code) : IQuery<CheckCertificateResult>;

internal sealed class FindCertificateValidator : AbstractValidator<FindCertificate>
{
    public FindCertificateValidator() => RuleFor(x => x.Code).IsPlainText(ServiceCertificate.TypedMax, "CheckCertificate_CodeUnfit");
}

internal sealed class FindCertificateHandler(CurrentCall call, CertificateDesk desk) : IRequestHandler<FindCertificate, Outcome<CheckCertificateResult>>
{
    public async Task<Outcome<CheckCertificateResult>> Handle(FindCertificate request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var found = ServiceCertificate.HashOfTyped(request.Code) is { } hash ? await desk.Here.AsNoTracking().SingleOrDefaultAsync(c => c.CodeHash == hash, ct) : null;
        return found switch
        {
            null => new CheckCertificateResult(CertificateState.Unknown, null, null),
            { WithdrawnAt: { } at } => new CheckCertificateResult(CertificateState.Withdrawn, null, at),
            _ => new CheckCertificateResult(CertificateState.Valid, new(found.ShownName, tenant, found.FromOn, found.UntilOn, found.Minutes, found.IssuedAt), null),
        };
    }
}
