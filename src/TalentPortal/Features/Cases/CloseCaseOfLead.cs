using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>Ends the case of a lead that the talent took back. What they opened is closed already, by that very command.</summary>
[SystemOnly]
public sealed record CloseCaseOfLead(Guid LeadId) : ICommand<Done>;

internal sealed class CloseCaseOfLeadHandler(AppDb db, CurrentCall call, CaseEnd end) : IRequestHandler<CloseCaseOfLead, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CloseCaseOfLead request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.LeadId == request.LeadId && c.ClosedAt == null, ct) is not { } one) return Outcome.NotFound;
        return await end.Close(one, CaseCloseReason.Withdrew, null, ct) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}

/// <summary>A lead was taken back, on whatever site the talent was: its case is ended at its own tenant.</summary>
public sealed record WithdrawnLead(Guid LeadId);

internal sealed class WithdrawnLeadNote(Outbox outbox) : INotificationHandler<LeadWithdrawn>
{
    public Task Handle(LeadWithdrawn happened, CancellationToken ct)
    {
        if (happened.Lead.StaffUserId is not null) outbox.Add(new WithdrawnLead(happened.Lead.Id), $"lead:{happened.Lead.Id:N}", happened.Lead.TenantId);
        return Task.CompletedTask;
    }
}

internal sealed class WithdrawnLeadHandler(PortalDispatcher dispatcher) : IOutboxHandler<WithdrawnLead>
{
    public async Task Handle(WithdrawnLead message, OutboxDelivery delivery, CancellationToken ct)
    {
        var outcome = await dispatcher.Send(new CloseCaseOfLead(message.LeadId), CallOrigin.System("cases-withdrawn", delivery.Tenant) with { CommandId = delivery.Id }, ct);
        // Its consultant saved at the same moment: the delivery comes again. Where there is no case there is nothing to end.
        if (outcome.Kind == OutcomeKind.Conflict) throw new InvalidOperationException("The case was changed at the same time.");
    }
}
