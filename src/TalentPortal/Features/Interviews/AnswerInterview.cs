using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Interviews;

/// <summary>What a talent answers to proposed times.</summary>
public enum InterviewAnswer
{
    Choose,

    /// <summary>None of them suits.</summary>
    OtherTimes,

    /// <summary>Call off what is fixed.</summary>
    Cancel,
}

/// <summary>The talent chooses a time, asks for others, or calls the interview off.</summary>
/// <param name="Slot">One of the proposed times, as it was proposed; needed to choose.</param>
/// <param name="TimeZone">IANA zone that the talent reads times in.</param>
/// <param name="WithConsultant">The consultant of the talent's case is asked along: they learn of this interview, and where and when it is.</param>
/// <param name="Wish">When it would suit; needed to ask for others.</param>
[SignedIn]
public sealed record AnswerInterview(Guid ApplicationId, InterviewAnswer Answer, string? Slot, string? TimeZone, bool WithConsultant, string? Wish) : ICommand<Done>;

internal sealed class AnswerInterviewValidator : AbstractValidator<AnswerInterview>
{
    public AnswerInterviewValidator()
    {
        RuleFor(x => x.Answer).IsInEnum().Says("AnswerInterview_SlotMissing");
        RuleFor(x => x.Slot).NotEmpty().When(x => x.Answer == InterviewAnswer.Choose).Says("AnswerInterview_SlotMissing").IsPlainText(Interview.LocalMax, "AnswerInterview_SlotMissing");
        RuleFor(x => x.TimeZone).Must(zone => ReferenceData.TimeZones.Has(zone)).When(x => x.Answer != InterviewAnswer.Cancel).Says("ProposeInterview_ZoneMissing");
        RuleFor(x => x.Wish).NotEmpty().When(x => x.Answer == InterviewAnswer.OtherTimes).Says("AnswerInterview_WishMissing").IsPlainText(Interview.WishMax, "AnswerInterview_WishUnfit");
    }
}

internal sealed class AnswerInterviewHandler(AppDb db, CurrentCall call, InterviewBook book, SealedInterview words, ReplyDues replies, TimeProvider clock) : IRequestHandler<AnswerInterview, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerInterview request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        // As a step is taken back: at the tenant of the application.
        if (call.Tenant is not { } tenant || await db.JobApplications.SingleOrDefaultAsync(a => a.Id == request.ApplicationId && a.TalentUserId == talent && a.TenantId == tenant.Id, ct) is not { } application || await book.Of(application, ct) is not { } one) return Outcome.NotFound;
        if (application.State != ApplicationState.Interview) return Outcome.Refused("AnswerInterview_Over");
        return request.Answer switch
        {
            InterviewAnswer.Choose => await Choose(),
            InterviewAnswer.OtherTimes => await Ask(),
            _ => await Cancel(),
        };

        async Task<Outcome<Done>> Choose()
        {
            // What was fixed stays until it is called off: nobody learns by the way that it moved.
            if (one.State == InterviewState.Fixed) return one.Slot == request.Slot ? Done.Value : Outcome.Refused("AnswerInterview_AlreadyFixed");
            var consultant = request.WithConsultant ? (await book.CaseOf(talent, tenant.Id, ct))?.OwnerUserId : null;
            if (one.Choose(request.Slot!, request.TimeZone!, consultant, now) is { } why) return Outcome.Invalid(nameof(request.Slot), why);
            await book.Seat(one, now, ct);
            var days = (await replies.Terms(ct)).StepDays;
            application.OweAfter(ReplyClock.DueOn(tenant, one.EndsAt!.Value, days));
            await book.TellAll(one, MailTemplates.InterviewFixed, InterviewPart.Fixed, ct);
            return Done.Value;
        }

        async Task<Outcome<Done>> Ask()
        {
            if (one.State == InterviewState.Fixed) return Outcome.Refused("AnswerInterview_AlreadyFixed");
            if (one.AskForOthers(await words.SealWish(one, request.Wish, ct), request.TimeZone!) is { } why) return Outcome.Refused(why);
            await book.TellOthers(one, MailTemplates.InterviewAsked, InterviewPart.None, ct);
            return Done.Value;
        }

        async Task<Outcome<Done>> Cancel()
        {
            if (one.Cancel(now) is { } why) return Outcome.Refused(why);
            await book.Free(one, ct);
            await book.TellAll(one, MailTemplates.InterviewOff, InterviewPart.Cancel, ct);
            return Done.Value;
        }
    }
}
