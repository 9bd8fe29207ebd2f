using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Transfers;

/// <summary>Somebody of the receiving organisation takes a case on, and answers for its own case from then on; or returns it with a reason. Of two who accept at once one has it.</summary>
[Requires(TransfersPermissions.Answer)]
public sealed record AnswerTransfer(Guid Id, bool Accepts, string? Reason) : ISteppedCommand<AnswerTransferResult>;

/// <param name="CaseId">The case that came of it; null where it was returned.</param>
public sealed record AnswerTransferResult(Guid? CaseId, CaseTier? Tier);

internal sealed class AnswerTransferValidator : AbstractValidator<AnswerTransfer>
{
    public AnswerTransferValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().When(x => !x.Accepts).Says("AnswerTransfer_ReasonMissing").IsPlainText(Transfer.NoteMax, "OfferTransfer_TooLong");
        RuleFor(x => x.Reason).CrossesNoRedLine();
    }
}

internal sealed class AnswerTransferHandler(AppDb db, CurrentCall call, TransferDesk desk, PortalDispatcher dispatcher) : IRequestHandler<AnswerTransfer, Outcome<AnswerTransferResult>>
{
    public async Task<Outcome<AnswerTransferResult>> Handle(AnswerTransfer request, CancellationToken ct)
    {
        // That the caller can read what was sent is what allows them to answer.
        if (call.Tenant is not { } tenant || await desk.ForMe(request.Id, ct) is not { } letter) return Outcome.NotFound;
        if (letter.AcceptedAt is not null) return Outcome.Conflict;
        var me = call.RequiredUserId;
        var membership = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.UserId == me && m.EndedAt == null).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
        if (membership is not { } mine) return Outcome.NotFound;
        var settled = await dispatcher.Send(new SettleTransfer(letter.Id, new(mine, request.Accepts, request.Reason)), TransferCourse.AsSystem(call, tenant, letter.UserId), ct);
        if (!settled.IsOk) return new Failure(settled.Kind, settled.Errors, settled.Reason);
        var one = request.Accepts ? await db.Cases.AsNoTracking().AtTenantOf(call).Where(c => c.LeadId == letter.LeadId).Select(c => new { c.Id, c.Tier }).SingleOrDefaultAsync(ct) : null;
        return new AnswerTransferResult(one?.Id, one?.Tier);
    }
}
