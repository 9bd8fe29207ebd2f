using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>One school of the site's tenant, as everybody reads it.</summary>
[Anyone]
public sealed record ViewSchool(Guid Id) : IQuery<ViewSchoolResult>;

/// <param name="Today">The day by which windows count.</param>
public sealed record ViewSchoolResult(Guid Id, TenantRef Tenant, SchoolFacts Facts, DateOnly Today);

internal sealed class ViewSchoolHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewSchool, Outcome<ViewSchoolResult>>
{
    public async Task<Outcome<ViewSchoolResult>> Handle(ViewSchool request, CancellationToken ct) =>
        call.Tenant is { } tenant && await db.Schools.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(s => s.Id == request.Id && s.IsPublic, ct) is { } school
            ? new ViewSchoolResult(school.Id, tenant, school.Facts, tenant.DayAt(clock.GetUtcNow()))
            : Outcome.NotFound;
}
