using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Schools.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Schools;

/// <summary>All schools of one's own tenant as a table, which can be changed and taken in again.</summary>
[Requires(SchoolsPermissions.Edit)]
public sealed record ExportSchools : IQuery<ExportSchoolsResult>;

public sealed record ExportSchoolsResult(string Name, byte[] Content);

internal sealed class ExportSchoolsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<ExportSchools, Outcome<ExportSchoolsResult>>
{
    public async Task<Outcome<ExportSchoolsResult>> Handle(ExportSchools request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var schools = await db.Schools.AsNoTracking().AtTenantOf(call).OrderBy(s => s.CityCode).ThenBy(s => s.Id).Take(BrowseOwnSchoolsResult.Most).ToListAsync(ct);
        return new ExportSchoolsResult(FormattableString.Invariant($"{tenant.Slug}-schools-{tenant.DayAt(clock.GetUtcNow()):yyyy-MM-dd}.csv"), SchoolSheet.Write(schools.Select(s => SchoolDraft.Of(s.Facts))));
    }
}
