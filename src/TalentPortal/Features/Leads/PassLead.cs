using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Leads;

/// <summary>The consultant to whom a lead is offered does not take it: the next one is asked at once.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(LeadsPermissions.Answer)]
public sealed record PassLead(Guid Id, uint Version) : ICommand<Done>;

internal sealed class PassLeadHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<PassLead, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(PassLead request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } staff) return Outcome.NotFound;
        var lead = await db.Leads.VisibleTo(call).SingleOrDefaultAsync(l => l.Id == request.Id, ct);
        if (lead is null) return Outcome.NotFound;
        if (lead.Version != request.Version || !lead.PassOn(staff)) return Outcome.Conflict;
        audit.Write("leads.pass", lead.Id);
        return Done.Value;
    }
}
