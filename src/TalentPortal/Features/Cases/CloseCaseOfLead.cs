using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
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
internal sealed record WithdrawnLead(Guid LeadId) : ISealedMessage;

internal sealed class WithdrawnLeadNote(Outbox outbox) : INotificationHandler<LeadWithdrawn>
{
    public Task Handle(LeadWithdrawn happened, CancellationToken ct) =>
        outbox.AddSealed(new WithdrawnLead(happened.Lead.Id), KeyOwner.Tenant(happened.Lead.TenantId), null, ct, happened.Lead.TenantId);
}

internal sealed class WithdrawnLeadHandler(PortalDispatcher dispatcher) : IOutboxHandler<WithdrawnLead>
{
    public Task Handle(WithdrawnLead message, OutboxDelivery delivery, CancellationToken ct) =>
        dispatcher.Send(new CloseCaseOfLead(message.LeadId), CallOrigin.System("cases-withdrawn", delivery.Tenant) with { CommandId = delivery.Id }, ct);
}
