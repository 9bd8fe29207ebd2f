using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>What everyone may know of an employer that is admitted here; on the national site, anywhere.</summary>
[Anyone]
public sealed record ViewEmployer(Guid EmployerId) : IQuery<ViewEmployerResult>;

public sealed record ViewEmployerResult(
    Guid Id, Bilingual Name, EmployerKind Kind, string? DivisionCode, string? CountryCode, string? IndustryCode, string? Website, Bilingual About,
    IReadOnlyList<EmployerAdmittedBy> AdmittedBy);

/// <summary>A tenant that admits the employer.</summary>
public sealed record EmployerAdmittedBy(Guid TenantId, Bilingual Tenant, EmployerVerification? Verification, DateTimeOffset Since);

internal sealed class ViewEmployerHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewEmployer, Outcome<ViewEmployerResult>>
{
    public async Task<Outcome<ViewEmployerResult>> Handle(ViewEmployer request, CancellationToken ct)
    {
        var admitted = await db.EmployerAdmissions.AsNoTracking()
            .Where(a => a.EmployerId == request.EmployerId && a.Status == AdmissionStatus.Admitted)
            .Join(db.Set<Tenant>(), a => a.TenantId, t => t.Id, (a, t) => new EmployerAdmittedBy(t.Id, t.ShortName, a.Verification, a.DecidedAt!.Value))
            .ToListAsync(ct);
        if (call.TenantId is { } here) admitted.RemoveAll(a => a.TenantId != here);
        if (admitted.Count == 0) return Outcome.NotFound;
        var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == request.EmployerId, ct);
        return new ViewEmployerResult(
            employer.Id, employer.Name, employer.Kind, employer.DivisionCode, employer.CountryCode, employer.IndustryCode, employer.Website, employer.About,
            [.. admitted.OrderBy(a => a.Since)]);
    }
}
