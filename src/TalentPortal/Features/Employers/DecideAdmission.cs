using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>What staff decide about an employer.</summary>
public enum AdmissionDecision
{
    Admit,
    Refuse,
    End,

    /// <summary>Of an employer that is admitted: it was checked again, or for the first time.</summary>
    Renew,
}

/// <summary>Staff admit an employer, refuse it, or take the admission back.</summary>
/// <param name="Verification">How the tenant assured itself; needed to admit.</param>
/// <param name="Reason">In words for the employer; needed to refuse and to end.</param>
/// <param name="Version">What the decision is based on: if it changed since, there is a conflict.</param>
[Requires(EmployersPermissions.Admit)]
public sealed record DecideAdmission(Guid AdmissionId, AdmissionDecision Decision, EmployerVerification? Verification, string? Reason, uint Version) : ICommand<Done>;

internal sealed class DecideAdmissionValidator : AbstractValidator<DecideAdmission>
{
    public DecideAdmissionValidator()
    {
        RuleFor(d => d.Decision).IsInEnum().Says("Fields_Unknown");
        RuleFor(d => d.Verification).NotNull().Says("DecideAdmission_VerificationMissing").When(d => d.Decision is AdmissionDecision.Admit or AdmissionDecision.Renew);
        RuleFor(d => d.Verification).IsInEnum().Says("DecideAdmission_VerificationMissing");
        RuleFor(d => d.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).Says("DecideAdmission_ReasonMissing").When(d => d.Decision is AdmissionDecision.Refuse or AdmissionDecision.End);
        RuleFor(d => d.Reason).IsPlainText(EmployerAdmission.ReasonMax, "Fields_TooLong");
    }
}

internal sealed class DecideAdmissionHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<DecideAdmission, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DecideAdmission request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var admission = await db.EmployerAdmissions.AtTenantOf(call).SingleOrDefaultAsync(a => a.Id == request.AdmissionId, ct);
        if (admission is null) return Outcome.NotFound;
        if (admission.Version != request.Version) return Outcome.Conflict;

        var (now, decider) = (clock.GetUtcNow(), await db.StaffMembershipOf(call, ct));
        var park = request is { Decision: AdmissionDecision.Admit or AdmissionDecision.Renew, Verification: EmployerVerification.ParkVouched } ? await db.ParkVouchingFor(call.Tenant.Id, admission.EmployerId, ct) : null;
        if (request is { Decision: AdmissionDecision.Admit or AdmissionDecision.Renew, Verification: EmployerVerification.ParkVouched } && park is null) return Outcome.Invalid(nameof(request.Verification), "DecideAdmission_NoPark");
        var refusal = request.Decision switch
        {
            AdmissionDecision.Admit => admission.Admit(request.Verification!.Value, decider, now, park),
            AdmissionDecision.Renew => admission.Renew(request.Verification!.Value, decider, now, park),
            AdmissionDecision.Refuse => admission.Refuse(request.Reason!.Trim(), decider, now),
            _ => admission.End(request.Reason!.Trim(), decider, now),
        };
        if (refusal is not null) return Outcome.Refused(refusal);
        audit.Write(
            request.Decision switch { AdmissionDecision.Admit => "employers.admit", AdmissionDecision.Refuse => "employers.refuse", AdmissionDecision.Renew => "employers.renew", _ => "employers.end" },
            admission.EmployerId, request.Verification?.ToString());
        return Done.Value;
    }
}
