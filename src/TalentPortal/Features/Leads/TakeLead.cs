using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>A consultant takes a lead that waits. Of two who do so at once one has it, the other gets a conflict.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(LeadsPermissions.Answer)]
public sealed record TakeLead(Guid Id, uint Version) : ICommand<Done>;

internal sealed class TakeLeadHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<TakeLead, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(TakeLead request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } staff || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        // Also those that a colleague has just taken: whoever saw it waiting is told so.
        var lead = await db.Leads.AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.Id, ct);
        if (lead is null) return Outcome.NotFound;
        // Offered to a colleague meanwhile: as if they had taken it.
        if (lead.Version != request.Version || !lead.IsFor(staff, call.Rights.StaffAllows(LeadsPermissions.Assign)) || !lead.TakeBy(staff, name, clock.GetUtcNow())) return Outcome.Conflict;
        audit.Write("leads.take", lead.Id);
        return Done.Value;
    }
}
