using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>Tells the sender's case what the receiver answered; one that was accepted ends there as passed on.</summary>
[SystemOnly]
public sealed record FinishTransfer(Guid Id) : ICommand<Done>;

internal sealed class FinishTransferHandler(AppDb db, CurrentCall call, TransferCourse course, CaseEnd end) : IRequestHandler<FinishTransfer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(FinishTransfer request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Transfers.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == request.Id, ct) is not { } transfer) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == transfer.CaseId, ct) is not { } one) return Outcome.NotFound;
        if (transfer.IsToldToSender || transfer.State is not (TransferState.Accepted or TransferState.Returned)) return Done.Value;
        transfer.ToldToSender();
        await course.ToOwner(one, MailTemplates.TransferMoved, ct);
        await course.ToTalent(transfer, MailTemplates.TransferAnswered, ct);
        if (!one.IsOpen) return Done.Value;
        await course.Note(transfer, one, transfer.State, ct);
        if (transfer.State != TransferState.Accepted) return Done.Value;
        one.KeepInSight(transfer.LooksOn);
        return await end.Close(one, CaseCloseReason.PassedOn, null, ct) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
