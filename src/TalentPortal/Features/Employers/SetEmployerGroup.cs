using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Employers;

/// <summary>
/// Staff say to which organisation (a parent company, an industrial park) an employer that they admitted belongs. Its group is
/// all above it and all below these: whoever blocks one with its group is found by none of them.
/// </summary>
/// <param name="AdmissionId">The admission of the employer at this tenant.</param>
/// <param name="ParentId">An employer that this tenant has admitted too; null for none.</param>
[Requires(EmployersPermissions.Admit)]
public sealed record SetEmployerGroup(Guid AdmissionId, Guid? ParentId) : ICommand<Done>;

internal sealed class SetEmployerGroupHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<SetEmployerGroup, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SetEmployerGroup request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        // One at a time: two changes that each see no circle could close one together.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('employer-groups', 0))", ct);
        var admitted = db.EmployerAdmissions.AtTenantOf(call).Where(a => a.Status == AdmissionStatus.Admitted);
        var id = await admitted.Where(a => a.Id == request.AdmissionId).Select(a => (Guid?)a.EmployerId).SingleOrDefaultAsync(ct);
        if (id is null || (request.ParentId is { } parent && !await admitted.AnyAsync(a => a.EmployerId == parent, ct))) return Outcome.NotFound;
        // What another organisation found out stays: taking it back here would show this employer what people hid from its group there.
        var employer = await db.Employers.SingleAsync(e => e.Id == id, ct);
        if (employer.ParentId is { } former && former != request.ParentId && !await admitted.AnyAsync(a => a.EmployerId == former, ct)) return Outcome.Refused("SetEmployerGroup_Elsewhere");
        for (var above = request.ParentId; above is not null; above = await db.Employers.Where(e => e.Id == above).Select(e => e.ParentId).SingleAsync(ct))
            if (above == id) return Outcome.Invalid(nameof(request.ParentId), "SetEmployerGroup_Circle");
        employer.BelongTo(request.ParentId);
        audit.Write("employers.group", id.Value, request.ParentId?.ToString());
        return Done.Value;
    }
}
