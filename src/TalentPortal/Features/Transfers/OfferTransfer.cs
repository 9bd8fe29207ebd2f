using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Transfers;

/// <summary>Whoever answers for a case proposes to pass it on to another organisation. Nothing leaves: the talent is asked first, and sees what would.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="ReceiverId">An organisation that takes on cases of the tier.</param>
/// <param name="Reason">Why. The talent and the receiver read it.</param>
/// <param name="Items">The packet: key and text of each item, see <see cref="TransferPacket"/>. A missing or unfit one is reported as <c>Items.KEY</c>.</param>
/// <param name="Days">Working days of the receiver for its answer, from the talent's consent.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(TransfersPermissions.Offer)]
public sealed record OfferTransfer(Guid Id, Guid? ReceiverId, string? Reason, IReadOnlyList<PacketText> Items, int Days, uint Version) : ICommand<OfferTransferResult>;

public sealed record OfferTransferResult(Guid Id);

internal sealed class OfferTransferValidator : AbstractValidator<OfferTransfer>
{
    private const int MostItems = 40;

    public OfferTransferValidator()
    {
        RuleFor(x => x.ReceiverId).NotNull().Says("OfferTransfer_ReceiverMissing");
        RuleFor(x => x.Reason).NotEmpty().Says("OfferTransfer_ReasonMissing").IsPlainText(Transfer.ReasonMax, "OfferTransfer_TooLong");
        RuleFor(x => x.Reason).CrossesNoRedLine();
        RuleFor(x => x.Items).Must(items => items is { Count: <= MostItems } && items.All(item => item is { Key: not null }) && items.DistinctBy(item => item.Key).Count() == items.Count).Says("OfferTransfer_ItemUnknown");
        RuleFor(x => x.Days).InclusiveBetween(1, Transfer.DaysMost).Says("OfferTransfer_DaysUnfit", Transfer.DaysMost);
    }
}

internal sealed class OfferTransferHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedTransfer words, TransferCourse course, Drafts drafts, Audit audit, TimeProvider clock)
    : IRequestHandler<OfferTransfer, Outcome<OfferTransferResult>>
{
    public async Task<Outcome<OfferTransferResult>> Handle(OfferTransfer request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { TalentUserId: { } talent } one) return Outcome.NotFound;
        // One that takes on nothing, or none, is not there.
        if ((await db.IntakesFor(one.Tier, one.TenantId, ct)).All(i => i.TenantId != request.ReceiverId)) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("Transfer_CaseEnded");
        if (await db.Transfers.AtTenantOf(call).AnyAsync(t => t.CaseId == one.Id && (t.State == TransferState.Asked || t.State == TransferState.Offered), ct)) return Outcome.Refused("OfferTransfer_Already");
        if (await db.HandOvers.AtTenantOf(call).AnyAsync(h => h.CaseId == one.Id && h.State == HandOverState.Offered, ct)) return Outcome.Refused("OfferTransfer_HandOverOpen");
        if (TransferPacket.Wrong(TransferPacket.Asked(one.Playbook, one.Stage), request.Items) is { Count: > 0 } wrong) return Outcome.Invalid(wrong);

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var transfer = Transfer.Ask(
            id, one, request.ReceiverId!.Value, await words.SealReason(talent, id, request.Reason, ct), await words.SealPacket(talent, id, request.Items, ct), request.Days, desk.Me, desk.MyName, now);
        db.Transfers.Add(transfer);
        await course.Note(transfer, one, TransferState.Asked, ct);
        await course.ToTalent(transfer, MailTemplates.TransferAsked, ct);
        await drafts.Discard(Transfer.DraftForm, one.Id.ToString(), ct);
        audit.Write("transfers.ask", id);
        return new OfferTransferResult(id);
    }
}
