using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Employers;

/// <summary>An employer asks the tenant of the site to admit it: for the first time, or again after a refusal or an end.</summary>
[Requires(EmployersPermissions.Manage)]
public sealed record RequestAdmission : ICommand<Done>;

internal sealed class RequestAdmissionHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<RequestAdmission, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(RequestAdmission request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.Refused("RequestAdmission_NoTenant");
        var admission = await db.EmployerAdmissions.AtTenantOf(call).OfEmployerOf(call).SingleOrDefaultAsync(ct);
        if (admission is null) db.Add(EmployerAdmission.Request(call.EmployerId!.Value, clock.GetUtcNow()));
        else if (admission.RequestAgain(clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        audit.Write("employers.request", call.EmployerId);
        return Done.Value;
    }
}
