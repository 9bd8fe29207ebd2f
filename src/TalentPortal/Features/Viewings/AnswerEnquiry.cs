using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Viewings;

/// <summary>What whoever lets a flat does with an enquiry.</summary>
public enum EnquiryAnswer
{
    Write,

    /// <summary>Takes one of the talent's times.</summary>
    Agree,

    /// <summary>Names other times; an agreed one no longer holds.</summary>
    Propose,

    /// <summary>Says no, with a reason of the list.</summary>
    Decline,

    /// <summary>Says how the viewing went.</summary>
    Record,
}

/// <summary>Whoever lets a flat answers, agrees to a time, names others, says no, or says how the viewing went.</summary>
/// <param name="Slot">One of the talent's times; needed to agree.</param>
/// <param name="Slots">Up to three local times by the clock of the flat; needed to name others.</param>
/// <param name="Reason">Needed to say no.</param>
/// <param name="Outcome">Seen, not come or reserved; needed to say how it went.</param>
/// <param name="Words">Needed to write, and for the reason that stands in no list; may go along with the others.</param>
[Requires(ViewingsPermissions.Answer)]
public sealed record AnswerEnquiry(Guid Id, EnquiryAnswer Answer, string? Slot, IReadOnlyList<string>? Slots, DeclineReason? Reason, EnquiryEnd? Outcome, string? Words, uint Version) : ICommand<Done>
{
    /// <summary>How a viewing can go.</summary>
    internal static readonly IReadOnlyList<EnquiryEnd> Outcomes = [EnquiryEnd.Seen, EnquiryEnd.NotCome, EnquiryEnd.Reserved];
}

internal sealed class AnswerEnquiryValidator : AbstractValidator<AnswerEnquiry>
{
    public AnswerEnquiryValidator()
    {
        RuleFor(x => x.Answer).IsInEnum().Says("Enquiry_NoAnswer");
        RuleFor(x => x.Slot).NotEmpty().When(x => x.Answer == EnquiryAnswer.Agree).Says("Enquiry_SlotMissing").IsPlainText(FlatEnquiry.ZoneMax, "Enquiry_SlotMissing");
        RuleFor(x => x.Slots).Must(slots => EnquiryBook.AreTimes(slots, 1)).When(x => x.Answer == EnquiryAnswer.Propose).Says("Enquiry_SlotsMissing", FlatEnquiry.MostSlots);
        RuleFor(x => x.Reason).NotNull().When(x => x.Answer == EnquiryAnswer.Decline).Says("AnswerEnquiry_ReasonMissing").IsInEnum().Says("AnswerEnquiry_ReasonMissing");
        RuleFor(x => x.Outcome).Must(outcome => outcome is { } how && AnswerEnquiry.Outcomes.Contains(how)).When(x => x.Answer == EnquiryAnswer.Record).Says("AnswerEnquiry_OutcomeMissing");
        RuleFor(x => x.Words).Must(words => Typed.Tidy(words) is not null).When(x => x.Answer == EnquiryAnswer.Write || (x.Answer == EnquiryAnswer.Decline && x.Reason == DeclineReason.Other)).Says("Enquiry_WordsMissing");
        RuleFor(x => x.Words).IsPlainText(FlatMessage.WordsMax, "Enquiry_TooLong");
    }
}

internal sealed class AnswerEnquiryHandler(AppDb db, CurrentCall call, EnquiryBook book, TimeProvider clock) : IRequestHandler<AnswerEnquiry, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerEnquiry request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (call.Tenant is null || await db.EnquiriesAnsweredBy(call).SingleOrDefaultAsync(e => e.Id == request.Id, ct) is not { } one || !await db.MayOffer(call, ct)) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        var was = one.State == EnquiryState.Agreed ? one.StartsAt : null;
        if (request.Answer == EnquiryAnswer.Propose && EnquiryBook.Unfit(request.Slots!, one.Zone, now) is { } unfit) return Outcome.Invalid(nameof(request.Slots), unfit);
        var (refusal, step) = request.Answer switch
        {
            EnquiryAnswer.Agree => (one.Agree(request.Slot!, now), EnquiryStep.Agreed),
            EnquiryAnswer.Propose => (one.Propose(request.Slots!, now), EnquiryStep.TimesNamed),
            EnquiryAnswer.Decline => (one.Close(EnquiryEnd.Declined, now, request.Reason), EnquiryStep.Closed),
            EnquiryAnswer.Record => (one.Record(request.Outcome!.Value, now), EnquiryStep.Closed),
            _ => (one.OperatorWrites(now), EnquiryStep.Written),
        };
        if (refusal is { } why) return request.Answer == EnquiryAnswer.Agree ? Outcome.Invalid(nameof(request.Slot), why) : Outcome.Refused(why);
        // As for the talent: once a time is agreed.
        if (one.State != EnquiryState.Agreed && ContactWords.StandIn(request.Words)) return Outcome.Invalid(nameof(request.Words), "Enquiry_NoContact");
        if (await book.Write(one, FlatAuthor.Letting, null, request.Words, ct) is { } full) return Outcome.Refused(full);
        // What has taken place stays in the calendars.
        book.Tell(one, step, FlatAuthor.Letting, step == EnquiryStep.Written || was <= now ? null : was);
        return Done.Value;
    }
}
