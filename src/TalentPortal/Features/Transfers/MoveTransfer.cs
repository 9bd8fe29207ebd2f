using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>Ends a transfer at its sender on behalf of its talent: the sender took it back, its case ended, or nobody answered in time. Sent by what checked that.</summary>
[SystemOnly]
public sealed record MoveTransfer(Guid Id, TransferState To) : ICommand<Done>;

internal sealed class MoveTransferValidator : AbstractValidator<MoveTransfer>
{
    public MoveTransferValidator() => RuleFor(x => x.To).Must(to => to is TransferState.Withdrawn or TransferState.Bounced).Says("Transfer_Over");
}

internal sealed class MoveTransferHandler(AppDb db, CurrentCall call, TransferCourse course) : IRequestHandler<MoveTransfer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(MoveTransfer request, CancellationToken ct)
    {
        if (call.Tenant is null || call.UserId is not { } talent) return Outcome.NotFound;
        await db.LockTransfer(request.Id, ct);
        if (await db.Transfers.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == request.Id && t.TalentUserId == talent, ct) is not { } transfer) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == transfer.CaseId, ct) is not { } one) return Outcome.NotFound;
        if (transfer.State == request.To)
        {
            // It ended with its case, by somebody who may not touch what is the person's.
            await course.Close(transfer, ct);
            return Done.Value;
        }

        var wasOffered = transfer.State == TransferState.Offered;
        if (await course.End(transfer, one, request.To, ct) is { } why) return Outcome.Refused(why);
        if (wasOffered) await course.ToTalent(transfer, MailTemplates.TransferAnswered, ct);
        if (request.To != TransferState.Bounced) return Done.Value;
        await course.ToOwner(one, MailTemplates.TransferMoved, ct);
        await course.ToStaff([PortalRole.TeamLead], MailTemplates.TransferUnanswered, $"{TransferCourse.OfCase(one.Tier)}/{one.Id}", ct);
        return Done.Value;
    }
}

/// <summary>A case ended while another organisation was asked: what the person had opened is closed on their behalf.</summary>
public sealed record TransferOver(Guid TransferId);

internal sealed class TransfersOfCases(AppDb db, Outbox outbox, TimeProvider clock) : INotificationHandler<CaseClosed>
{
    public async Task Handle(CaseClosed happened, CancellationToken ct)
    {
        var one = happened.Case;
        if (await db.Transfers.SingleOrDefaultAsync(t => t.TenantId == one.TenantId && t.CaseId == one.Id && (t.State == TransferState.Asked || t.State == TransferState.Offered), ct) is not { } open) return;
        // Nobody can accept it from here on.
        open.End(TransferState.Withdrawn, clock.GetUtcNow());
        outbox.Add(new TransferOver(open.Id), $"transfer:{open.Id:N}", one.TenantId);
    }
}

internal sealed class TransferOverHandler(AppDb db, PortalDispatcher dispatcher, CurrentCall call) : IOutboxHandler<TransferOver>
{
    public async Task Handle(TransferOver message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (delivery.Tenant is not { } tenant) return;
        var talent = await db.Transfers.AsNoTracking().AtTenantOf(call).Where(t => t.Id == message.TransferId).Select(t => t.TalentUserId).SingleOrDefaultAsync(ct);
        if (talent is not { } person) return;
        var outcome = await dispatcher.Send(new MoveTransfer(message.TransferId, TransferState.Withdrawn), TransferCourse.AsSystem(call, tenant, person) with { CommandId = delivery.Id }, ct);
        if (outcome.Kind == OutcomeKind.Conflict) throw new InvalidOperationException("The transfer was changed at the same time.");
    }
}
