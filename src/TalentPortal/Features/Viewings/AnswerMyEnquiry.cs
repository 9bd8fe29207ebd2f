using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Viewings;

/// <summary>What a talent does with an enquiry of theirs.</summary>
public enum MyEnquiryAnswer
{
    Write,

    /// <summary>Takes one of the times that whoever lets the flat named.</summary>
    Choose,

    /// <summary>Names other times; an agreed one no longer holds.</summary>
    OtherTimes,

    /// <summary>Ends it.</summary>
    Withdraw,
}

/// <summary>The talent writes on, takes a time, names others, or ends what they asked about a flat.</summary>
/// <param name="Slot">One of the named times, as it was named; needed to choose.</param>
/// <param name="Slots">Up to three local times by the clock of the flat; needed to name others.</param>
/// <param name="TimeZone">IANA zone in which the person reads times; needed to name others.</param>
/// <param name="Words">Needed to write; may go along with the others.</param>
[SignedIn]
public sealed record AnswerMyEnquiry(Guid Id, MyEnquiryAnswer Answer, string? Slot, IReadOnlyList<string>? Slots, string? TimeZone, string? Words) : ICommand<Done>;

internal sealed class AnswerMyEnquiryValidator : AbstractValidator<AnswerMyEnquiry>
{
    public AnswerMyEnquiryValidator()
    {
        RuleFor(x => x.Answer).IsInEnum().Says("Enquiry_NoAnswer");
        RuleFor(x => x.Slot).NotEmpty().When(x => x.Answer == MyEnquiryAnswer.Choose).Says("Enquiry_SlotMissing").IsPlainText(FlatEnquiry.ZoneMax, "Enquiry_SlotMissing");
        RuleFor(x => x.Slots).Must(slots => EnquiryBook.AreTimes(slots, 1)).When(x => x.Answer == MyEnquiryAnswer.OtherTimes).Says("Enquiry_SlotsMissing", FlatEnquiry.MostSlots);
        RuleFor(x => x.TimeZone).Must(zone => ReferenceData.TimeZones.Has(zone)).When(x => x.Answer == MyEnquiryAnswer.OtherTimes).Says("Enquiry_ZoneMissing");
        RuleFor(x => x.Words).Must(words => Typed.Tidy(words) is not null).When(x => x.Answer == MyEnquiryAnswer.Write).Says("Enquiry_WordsMissing");
        RuleFor(x => x.Words).IsPlainText(FlatMessage.WordsMax, "Enquiry_TooLong");
    }
}

internal sealed class AnswerMyEnquiryHandler(AppDb db, CurrentCall call, EnquiryBook book, TimeProvider clock) : IRequestHandler<AnswerMyEnquiry, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerMyEnquiry request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        // At the tenant of the flat, as all that goes to its people.
        if (call.Tenant is null || await db.FlatEnquiries.AtTenantOf(call).SingleOrDefaultAsync(e => e.Id == request.Id && e.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        var was = one.State == EnquiryState.Agreed ? one.StartsAt : null;
        if (request.Answer == MyEnquiryAnswer.OtherTimes && EnquiryBook.Unfit(request.Slots!, one.Zone, now) is { } unfit) return Outcome.Invalid(nameof(request.Slots), unfit);
        var (refusal, step) = request.Answer switch
        {
            MyEnquiryAnswer.Choose => (one.Choose(request.Slot!, now), EnquiryStep.Agreed),
            MyEnquiryAnswer.OtherTimes => (one.Wish(request.Slots!, request.TimeZone!, now), EnquiryStep.TimesNamed),
            MyEnquiryAnswer.Withdraw => (one.Close(EnquiryEnd.Withdrawn, now), EnquiryStep.Closed),
            _ => (one.TalentWrites(now), EnquiryStep.Written),
        };
        if (refusal is { } why) return request.Answer == MyEnquiryAnswer.Choose ? Outcome.Invalid(nameof(request.Slot), why) : Outcome.Refused(why);
        // Whoever has agreed on a time may have to find each other at the door; until then nobody is drawn out of the portal.
        if (one.State != EnquiryState.Agreed && ContactWords.StandIn(request.Words)) return Outcome.Invalid(nameof(request.Words), "Enquiry_NoContact");
        if (await book.Write(one, FlatAuthor.Talent, null, request.Words, ct) is { } full) return Outcome.Refused(full);
        book.Tell(one, step, FlatAuthor.Talent, step == EnquiryStep.Written ? null : was);
        return Done.Value;
    }
}
