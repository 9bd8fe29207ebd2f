using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>The sender takes back what nobody has answered yet. What the talent had opened for it is closed at once.</summary>
[Requires(TransfersPermissions.Offer)]
public sealed record WithdrawTransfer(Guid Id) : ISteppedCommand<Done>;

internal sealed class WithdrawTransferHandler(AppDb db, CurrentCall call, CaseDesk desk, PortalDispatcher dispatcher) : IRequestHandler<WithdrawTransfer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawTransfer request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.Transfers.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == request.Id, ct) is not { TalentUserId: { } talent } transfer) return Outcome.NotFound;
        if (await desk.See(transfer.CaseId, ct) is not { Sight.Part: CasePart.Owner or CasePart.Lead }) return Outcome.NotFound;
        // Consents and letter are the person's: the system closes them on their behalf.
        return await dispatcher.Send(new MoveTransfer(transfer.Id, TransferState.Withdrawn), TransferCourse.AsSystem(call, tenant, talent), ct);
    }
}
