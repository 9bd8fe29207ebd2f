using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>
/// Takes a case on at the receiver, or returns it, on behalf of the talent: it writes the receiver's lead and case, and the
/// person's letter and grants, and moves the sender's transfer as its party may. Sent by <see cref="AnswerTransfer"/>, which
/// checked who asks. Whatever else happens to the transfer at the same moment, one of the two wins.
/// </summary>
[SystemOnly]
public sealed record SettleTransfer(Guid Id, SettleTransfer.Answer Given) : ICommand<Done>
{
    /// <param name="By">Membership of whoever answers.</param>
    /// <param name="Note">Why it is returned.</param>
    public sealed record Answer(Guid By, bool Accepts, string? Note);
}

internal sealed class SettleTransferValidator : AbstractValidator<SettleTransfer>
{
    public SettleTransferValidator() => RuleFor(x => x.Given.Note).IsPlainText(Transfer.NoteMax, "OfferTransfer_TooLong");
}

internal sealed class SettleTransferHandler(AppDb db, CurrentCall call, SealedTransfer words, SealedLead leadWords, TransferCourse course, PersonalDues dues, Outbox outbox, Audit audit, TimeProvider clock)
    : IRequestHandler<SettleTransfer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SettleTransfer request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.UserId is not { } talent) return Outcome.NotFound;
        await db.LockTransfer(request.Id, ct);
        if (await db.TransferLetters.SingleOrDefaultAsync(l => l.UserId == talent && l.Id == request.Id && l.ReceiverId == tenant.Id, ct) is not { } letter) return Outcome.NotFound;
        var member = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(m => m.Id == request.Given.By && m.EndedAt == null, ct);
        if (member is null || await db.Transfers.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == letter.SenderId && t.Id == letter.Id && t.TalentUserId == talent, ct) is not { } transfer) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (transfer.State != TransferState.Offered || letter.AcceptBy <= now) return Outcome.Refused("Transfer_Over");
        var here = await db.Leads.AnyAsync(l => l.TenantId == tenant.Id && l.TalentUserId == talent && l.ClosedAt == null, ct);
        if (request.Given.Accepts && here) return Outcome.Refused("AnswerTransfer_AlreadyHere");

        var note = await words.SealNote(talent, letter.Id, request.Given.Accepts ? null : request.Given.Note, ct);
        var to = request.Given.Accepts ? TransferState.Accepted : TransferState.Returned;
        // The sender's row, which the talent's part alone lets be changed from here, and nothing but this of it.
        var moved = await db.Transfers.Where(t => t.TenantId == letter.SenderId && t.Id == letter.Id && t.State == TransferState.Offered).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, to).SetProperty(t => t.AnsweredAt, now).SetProperty(t => t.AnsweredByName, member.DisplayName).SetProperty(t => t.Note, note).SetProperty(t => t.ClosedAt, now), ct);
        if (moved != 1) return Outcome.Refused("Transfer_Over");
        if (request.Given.Accepts) await TakeOn(letter, transfer, member, tenant, now, ct);
        else await course.Close(transfer, ct);
        outbox.Add(new TransferSettled(letter.Id), $"transfer:{letter.Id:N}", letter.SenderId);
        audit.Write(request.Given.Accepts ? "transfers.accept" : "transfers.return", letter.Id);
        return Done.Value;
    }

    /// <summary>The receiver's own lead and, by the lead's being taken, its own case; what was passed on stays open to it.</summary>
    private async Task TakeOn(TransferLetter letter, Transfer transfer, StaffMembership member, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var talent = letter.UserId;
        await dues.Note(talent, now + Transfer.OpenAtMost, ct);
        var reason = (await words.Open(letter, ct))?.Reason;
        var lead = Lead.Brought(letter.LeadId, tenant.Id, talent, LeadSource.Transfer, letter.Language, letter.CountryCode, letter.TimeZone, await leadWords.SealWish(talent, letter.LeadId, reason, ct), now, now);
        db.Leads.Add(lead);
        lead.TakeBy(member.UserId, member.DisplayName, now, new(letter.Stage, await course.NameOf(letter.SenderId, letter.Language, ct)));
        letter.Accepted(now, now + Transfer.OpenAtMost);
        db.Grants.Add(Grant.Give(talent, tenant.Id, null, GrantScope.Transfer, letter.Id, Transfer.Purpose, letter.Id, now, letter.Until));
        db.Grants.Add(Grant.Give(talent, tenant.Id, null, GrantScope.Profile, null, Lead.Purpose, letter.LeadId, now, now + Lead.OpenAtMost));
        if (transfer.LooksOn) return;
        // Who may no longer see the case reads what came with it no longer either.
        var former = await db.Cases.AsNoTracking().Where(c => c.TenantId == letter.SenderId && c.Id == transfer.CaseId && c.TalentUserId == talent).Select(c => (Guid?)c.LeadId).SingleOrDefaultAsync(ct);
        foreach (var grant in await db.Grants.Where(g => g.UserId == talent && g.TenantId == letter.SenderId && g.EmployerId == null && g.SubjectId == former).ToListAsync(ct)) grant.Withdraw(now);
    }
}

/// <summary>A receiver answered: the sender's case has to know.</summary>
public sealed record TransferSettled(Guid TransferId);

internal sealed class TransferSettledHandler(PortalDispatcher dispatcher) : IOutboxHandler<TransferSettled>
{
    public async Task Handle(TransferSettled message, OutboxDelivery delivery, CancellationToken ct)
    {
        var outcome = await dispatcher.Send(new FinishTransfer(message.TransferId), CallOrigin.System("transfers", delivery.Tenant) with { CommandId = delivery.Id }, ct);
        // Somebody saved the case at the same moment: the delivery comes again.
        if (outcome.Kind == OutcomeKind.Conflict) throw new InvalidOperationException("The case was changed at the same time.");
    }
}
