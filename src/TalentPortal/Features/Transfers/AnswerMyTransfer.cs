using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Transfers;

/// <summary>
/// The person agrees that their case goes to another organisation, with the items they choose, and it is offered there; or they do
/// not want it, or take it back. Once it was accepted, taking back ends what was passed on; the case there is ended where it is.
/// </summary>
/// <param name="Keys">The items that may go along.</param>
/// <param name="Advice">Whether the receiver may get in touch and see the profile once it has accepted: a consent of its own.</param>
/// <param name="LooksOn">Whether the sender may look at its ended case.</param>
/// <param name="ConsentWords">The sentence above the choice, as it was shown; asked of whoever agrees.</param>
/// <param name="AdviceWords">The sentence beside the other box.</param>
[SignedIn]
public sealed record AnswerMyTransfer(Guid Id, bool Agree, IReadOnlyList<string>? Keys, bool Advice, bool LooksOn, string? ConsentWords, string? AdviceWords) : ICommand<Done>;

internal sealed class AnswerMyTransferValidator : AbstractValidator<AnswerMyTransfer>
{
    private const int MostKeys = 40;

    public AnswerMyTransferValidator()
    {
        RuleFor(x => x.Keys).Must(keys => keys is null || (keys.Count <= MostKeys && keys.All(key => key is { Length: <= 40 }))).Says("AnswerMyTransfer_Anew");
        RuleFor(x => x.Advice).Equal(true).When(x => x.Agree).Says("AnswerMyTransfer_AdviceMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agree).Says("AnswerMyTransfer_Anew").IsPlainText(Consent.WordsMax, "AnswerMyTransfer_Anew");
        RuleFor(x => x.AdviceWords).NotEmpty().When(x => x.Agree).Says("AnswerMyTransfer_Anew").IsPlainText(Consent.WordsMax, "AnswerMyTransfer_Anew");
    }
}

internal sealed class AnswerMyTransferHandler(
    AppDb db, CurrentCall call, TenantDirectory tenants, SealedTransfer words, SealedProfile profiles, TransferCourse course, PersonalDues dues, Outbox outbox, Audit audit, TimeProvider clock) : IRequestHandler<AnswerMyTransfer, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerMyTransfer request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is null) return Outcome.NotFound;
        await db.LockTransfer(request.Id, ct);
        if (await db.Transfers.AtTenantOf(call).SingleOrDefaultAsync(t => t.Id == request.Id && t.TalentUserId == talent, ct) is not { } transfer) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == transfer.CaseId && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (!request.Agree) return await TakeBack(transfer, one, now, ct);

        if (!one.IsOpen) return Outcome.Refused("Transfer_CaseEnded");
        if (await tenants.ByIdAfresh(transfer.ReceiverId, ct) is not { } receiver || (await db.IntakesFor(transfer.Tier, transfer.TenantId, ct)).All(i => i.TenantId != receiver.Id)) return Outcome.Refused("AnswerMyTransfer_NotTaken");
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct) is not { } profile) return Outcome.Refused("AnswerMyTransfer_NoProfile");
        if (await db.Leads.AnyAsync(l => l.TenantId == receiver.Id && l.TalentUserId == talent && l.ClosedAt == null, ct)) return Outcome.Refused("AnswerMyTransfer_AlreadyThere");
        var country = await db.Leads.Where(l => l.TenantId == one.TenantId && l.Id == one.LeadId && l.TalentUserId == talent).Select(l => l.CountryCode).SingleAsync(ct);

        var (keys, acceptBy) = (request.Keys ?? [], CaseTime.CalendarOf(receiver).AddWorkingTime(now, transfer.Days).Value);
        var items = (await words.OpenPacket(transfer, ct)).Where(item => keys.Contains(item.Key)).ToList();
        if (transfer.Offer(Guid.CreateVersion7(now), await words.SealPacket(talent, transfer.Id, items, ct), request.LooksOn, acceptBy, now) is { } over) return Outcome.Refused(over);
        var facts = new TransferFacts((await profiles.Open(profile, ct)).Name, await words.OpenReason(transfer, ct), items);
        await dues.Note(talent, acceptBy, ct);
        db.TransferLetters.Add(TransferLetter.Of(transfer, one, country, await words.SealFacts(talent, transfer.Id, facts, ct)));
        // Past the term nobody there reads it, answered or not; whoever accepts is given another one.
        db.Grants.Add(Grant.Give(talent, receiver.Id, null, GrantScope.Transfer, transfer.Id, Transfer.Purpose, transfer.Id, now, acceptBy));
        db.Consents.Add(Consent.ToTransfer(talent, one.TenantId, receiver.Name, transfer.Id, ConsentText.Shown(request.ConsentWords!), call.Language, now));
        db.Consents.Add(Consent.ToAdvice(talent, receiver.Id, transfer.NewLeadId!.Value, ConsentText.Shown(request.AdviceWords!), call.Language, now));
        await course.Note(transfer, one, TransferState.Offered, ct);
        await course.ToOwner(one, MailTemplates.TransferMoved, ct);
        outbox.Add(new TransferNews(transfer.Id), $"transfer:{transfer.Id:N}", receiver.Id);
        audit.Write("transfers.agree", transfer.Id);
        return Done.Value;
    }

    private async Task<Outcome<Done>> TakeBack(Transfer transfer, TalentCase one, DateTimeOffset now, CancellationToken ct)
    {
        if (transfer.State == TransferState.Accepted)
        {
            if (!transfer.EndDisclosure(now)) return Outcome.Refused("Transfer_Over");
            await course.Close(transfer, ct);
            audit.Write("transfers.end", transfer.Id, "Disclosure");
            return Done.Value;
        }

        if (await course.End(transfer, one, TransferState.Declined, ct) is { } why) return Outcome.Refused(why);
        await course.ToOwner(one, MailTemplates.TransferMoved, ct);
        return Done.Value;
    }
}

/// <summary>What was passed on goes with the consent to it; and where nothing has come of it yet, with the consent to be advised there too.</summary>
internal sealed class TransfersOfConsents(AppDb db, TransferCourse course, TimeProvider clock) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        var consent = happened.Consent;
        if (consent is not ({ Kind: ConsentKind.CaseToOther } or { Kind: ConsentKind.AdviceByTenant })) return;
        var (talent, lead) = (consent.UserId, consent.Kind == ConsentKind.AdviceByTenant ? consent.LeadId : null);
        if (await db.Transfers.Where(t => t.TalentUserId == talent && (t.Id == consent.TransferId || (lead != null && t.NewLeadId == lead))).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct) is not { } id) return;
        await db.LockTransfer(id, ct);
        var transfer = await db.Transfers.SingleAsync(t => t.Id == id && t.TalentUserId == talent, ct);
        if (transfer.IsOpen && await db.Cases.SingleOrDefaultAsync(c => c.TenantId == transfer.TenantId && c.Id == transfer.CaseId, ct) is { } one) await course.End(transfer, one, TransferState.Declined, ct);
        else if (transfer.EndDisclosure(clock.GetUtcNow())) await course.Close(transfer, ct);
    }
}

/// <summary>A talent agreed: whoever takes on cases at the receiver has to know. A talent cannot see who they are, so it is done there.</summary>
public sealed record TransferNews(Guid TransferId);

internal sealed class TransferNewsHandler(AppDb db, TransferCourse course) : IOutboxHandler<TransferNews>
{
    public async Task Handle(TransferNews message, OutboxDelivery delivery, CancellationToken ct)
    {
        // Taken back or answered meanwhile: there is nothing to hurry for.
        if (await db.TransferLetters.AsNoTracking().SingleOrDefaultAsync(l => l.Id == message.TransferId, ct) is not { AcceptedAt: null } letter) return;
        await course.ToStaff([letter.Tier.Role(), PortalRole.TeamLead], MailTemplates.TransferOffered, TransferCourse.AddressOf(letter.Tier), ct);
    }
}
