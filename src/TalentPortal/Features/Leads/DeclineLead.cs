using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Leads;

/// <summary>Says no to a lead that waits, with a reason that the talent reads. The profile closes at once.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(LeadsPermissions.Answer)]
public sealed record DeclineLead(Guid Id, string? Reason, uint Version) : ICommand<Done>;

internal sealed class DeclineLeadValidator : AbstractValidator<DeclineLead>
{
    public DeclineLeadValidator() =>
        RuleFor(x => x.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).Says("DeclineLead_ReasonMissing").IsPlainText(Lead.ReasonMax, "DeclineLead_ReasonUnfit").CrossesNoRedLine();
}

internal sealed class DeclineLeadHandler(AppDb db, CurrentCall call, SealedLead words, Audit audit, TimeProvider clock) : IRequestHandler<DeclineLead, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DeclineLead request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } staff || await db.StaffNameOf(call, ct) is not { } name) return Outcome.NotFound;
        var lead = await db.Leads.AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.Id, ct);
        if (lead?.TalentUserId is not { } talent) return Outcome.NotFound;
        // Offered to a colleague meanwhile: as if they had taken it.
        if (lead.Version != request.Version || !lead.IsFor(staff, call.Rights.StaffAllows(LeadsPermissions.Assign)) || !lead.Decline(staff, name, await words.SealReason(talent, lead.Id, request.Reason, ct), clock.GetUtcNow())) return Outcome.Conflict;
        audit.Write("leads.decline", lead.Id);
        return Done.Value;
    }
}
