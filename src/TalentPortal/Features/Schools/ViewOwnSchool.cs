using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>A school of one's own tenant, to change what is said of it.</summary>
[Requires(SchoolsPermissions.Edit)]
public sealed record ViewOwnSchool(Guid Id) : IQuery<ViewOwnSchoolResult>;

public sealed record ViewOwnSchoolResult(SchoolDraft Draft, bool IsPublic, string VerifiedBy, uint Version);

internal sealed class ViewOwnSchoolHandler(AppDb db, CurrentCall call) : IRequestHandler<ViewOwnSchool, Outcome<ViewOwnSchoolResult>>
{
    public async Task<Outcome<ViewOwnSchoolResult>> Handle(ViewOwnSchool request, CancellationToken ct) =>
        call.Tenant is not null && await db.Schools.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(s => s.Id == request.Id, ct) is { } school
            ? new ViewOwnSchoolResult(SchoolDraft.Of(school.Facts), school.IsPublic, school.VerifiedBy, school.Version)
            : Outcome.NotFound;
}
