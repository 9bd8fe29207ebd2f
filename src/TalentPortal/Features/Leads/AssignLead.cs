using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>The team lead gives a lead that waits to a consultant, who then has it as if they had taken it.</summary>
/// <param name="Colleague">The consultant's membership at the tenant.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(LeadsPermissions.Assign)]
public sealed record AssignLead(Guid Id, Guid Colleague, uint Version) : ICommand<Done>;

internal sealed class AssignLeadHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<AssignLead, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AssignLead request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var lead = await db.Leads.AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.Id, ct);
        if (lead is null) return Outcome.NotFound;
        var colleague = await db.Set<StaffMembership>().AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == request.Colleague && m.EndedAt == null, ct);
        if (colleague is null || !RoleCatalogue.Allows(LeadsPermissions.Answer, colleague.Roles)) return Outcome.Invalid(nameof(request.Colleague), "AssignLead_ColleagueMissing");
        if (lead.Version != request.Version || !lead.TakeBy(colleague.UserId, colleague.DisplayName, clock.GetUtcNow())) return Outcome.Conflict;
        audit.Write("leads.assign", lead.Id);
        return Done.Value;
    }
}
