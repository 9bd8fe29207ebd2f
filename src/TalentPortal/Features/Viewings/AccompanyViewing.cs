using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Viewings;

/// <summary>What whoever answers for a case does about a flat that its talent asks about.</summary>
public enum Accompaniment
{
    /// <summary>Comes along.</summary>
    Come,

    /// <summary>Comes along no more.</summary>
    StayAway,

    /// <summary>Writes for the talent, under their own name.</summary>
    Write,

    /// <summary>Takes one of the times for the talent.</summary>
    Choose,
}

/// <summary>Whoever answers for a case goes along to a viewing, or answers for the talent; both sides are told, and read who did it.</summary>
/// <param name="Slot">One of the times that whoever lets the flat named; needed to choose.</param>
/// <param name="Words">Needed to write.</param>
[Requires(ViewingsPermissions.Accompany)]
public sealed record AccompanyViewing(Guid Id, Accompaniment What, string? Slot, string? Words) : ICommand<Done>;

internal sealed class AccompanyViewingValidator : AbstractValidator<AccompanyViewing>
{
    public AccompanyViewingValidator()
    {
        RuleFor(x => x.What).IsInEnum().Says("Enquiry_NoAnswer");
        RuleFor(x => x.Slot).NotEmpty().When(x => x.What == Accompaniment.Choose).Says("Enquiry_SlotMissing").IsPlainText(FlatEnquiry.ZoneMax, "Enquiry_SlotMissing");
        RuleFor(x => x.Words).Must(words => Typed.Tidy(words) is not null).When(x => x.What == Accompaniment.Write).Says("Enquiry_WordsMissing");
        RuleFor(x => x.Words).IsPlainText(FlatMessage.WordsMax, "Enquiry_TooLong");
    }
}

internal sealed class AccompanyViewingHandler(CaseDesk desk, CaseViewings viewings, EnquiryBook book, TimeProvider clock) : IRequestHandler<AccompanyViewing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AccompanyViewing request, CancellationToken ct)
    {
        if (await viewings.See(request.Id, ct) is not { Sight.Part: CasePart.Owner } seen) return Outcome.NotFound;
        if (!seen.Case.IsOpen) return Outcome.Refused("AccompanyViewing_CaseEnded");
        var (one, now) = (seen.Enquiry, clock.GetUtcNow());
        var (refusal, step) = request.What switch
        {
            Accompaniment.Come => (one.Accompany(desk.Me, desk.MyName), EnquiryStep.Accompanied),
            Accompaniment.StayAway => (one.Accompany(null, null), EnquiryStep.Accompanied),
            Accompaniment.Choose => (one.Choose(request.Slot!, now), EnquiryStep.Agreed),
            _ => (one.TalentWrites(now), EnquiryStep.Written),
        };
        if (refusal is { } why) return request.What == Accompaniment.Choose ? Outcome.Invalid(nameof(request.Slot), why) : Outcome.Refused(why);
        // As for the talent: once a time is agreed.
        if (one.State != EnquiryState.Agreed && ContactWords.StandIn(request.Words)) return Outcome.Invalid(nameof(request.Words), "Enquiry_NoContact");
        if (await book.Write(one, FlatAuthor.Consultant, desk.MyName, request.Words, ct) is { } full) return Outcome.Refused(full);
        book.Tell(one, step, FlatAuthor.Consultant);
        return Done.Value;
    }
}
