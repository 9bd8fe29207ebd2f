using FluentValidation;
using MediatR;
using TalentPortal.Features.Certificates.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Certificates;

/// <summary>Anybody asks whether a certificate is valid, by its code. Each asking counts, so that codes cannot be tried one after another.</summary>
[Anyone]
public sealed record CheckCertificate(string? Code) : ISteppedCommand<CheckCertificateResult>;

/// <summary>How a certificate stands.</summary>
public enum CertificateState
{
    Valid,
    Withdrawn,
    Unknown,
}

/// <param name="Facts">What it says; of a valid one alone.</param>
public sealed record CheckCertificateResult(CertificateState State, CheckCertificateResult.Certificate? Facts, DateTimeOffset? WithdrawnAt)
{
    /// <param name="Tenant">At whom the hours were given.</param>
    public sealed record Certificate(string ShownName, TenantRef Tenant, DateOnly FromOn, DateOnly UntilOn, int Minutes, DateTimeOffset IssuedAt);
}

internal sealed class CheckCertificateValidator : AbstractValidator<CheckCertificate>
{
    public CheckCertificateValidator() =>
        RuleFor(x => x.Code).Must(typed => Typed.Tidy(typed) is not null).Says("CheckCertificate_CodeMissing").IsPlainText(ServiceCertificate.TypedMax, "CheckCertificate_CodeUnfit");
}

internal sealed class CheckCertificateHandler(PortalDispatcher dispatcher, CurrentCall call, Attempts attempts, Visitor visitor) : IRequestHandler<CheckCertificate, Outcome<CheckCertificateResult>>
{
    /// <summary>From one address of the network: enough for an office that checks a pile of papers.</summary>
    private static readonly AttemptLimit Checks = new("certificates", 60, TimeSpan.FromHours(1));

    public async Task<Outcome<CheckCertificateResult>> Handle(CheckCertificate request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (!(await attempts.Count(Checks, await visitor.Network(ct), ct)).Allowed) return Outcome.Refused("CheckCertificate_TooMany");
        return await dispatcher.Send(new FindCertificate(request.Code), CertificateDesk.AsSystem(call), ct);
    }
}
