using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Interviews;

/// <summary>The employer proposes times for an interview, or others instead of what was proposed or fixed. The application goes to its interview.</summary>
/// <param name="Zone">IANA zone by whose clock the times are meant.</param>
/// <param name="Slots">Local times such as 2026-12-01T09:00.</param>
/// <param name="Members">Who of the employer takes part.</param>
/// <param name="Version">Of the interview that was looked at; 0 where there was none.</param>
[Requires(InterviewsPermissions.Plan)]
public sealed record ProposeInterview(Guid ApplicationId, AppointmentKind? Kind, int? Minutes, string? Zone, IReadOnlyList<string> Slots, IReadOnlyList<Guid> Members, string? Where, uint Version) : ICommand<Done>;

internal sealed class ProposeInterviewValidator : AbstractValidator<ProposeInterview>
{
    public ProposeInterviewValidator()
    {
        RuleFor(x => x.Kind).NotNull().Says("ProposeInterview_KindMissing").IsInEnum().Says("ProposeInterview_KindMissing");
        RuleFor(x => x.Minutes).NotNull().Says("ProposeInterview_MinutesUnfit").InclusiveBetween(Interview.LeastMinutes, Interview.MostMinutes).Says("ProposeInterview_MinutesUnfit");
        RuleFor(x => x.Zone).Must(zone => ReferenceData.TimeZones.Has(zone)).Says("ProposeInterview_ZoneMissing");
        RuleFor(x => x.Slots).Must(slots => slots is { Count: >= 1 and <= Interview.MostSlots } && slots.Distinct(StringComparer.Ordinal).Count() == slots.Count).Says("ProposeInterview_SlotsUnfit");
        RuleFor(x => x.Members).Must(members => members is { Count: >= 1 and <= Interview.MostMembers }).Says("ProposeInterview_MembersMissing");
        RuleFor(x => x.Where).IsPlainText(Interview.WhereMax, "ProposeInterview_WhereUnfit");
    }
}

internal sealed class ProposeInterviewHandler(AppDb db, CurrentCall call, InterviewBook book, SealedInterview words, ApplicationCourse course, ReplyDues replies, TimeProvider clock) : IRequestHandler<ProposeInterview, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ProposeInterview request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct) is not { TalentUserId: not null } application) return Outcome.NotFound;
        // Who takes part and where it is would give the name away.
        if (application.IsUnnamed) return Outcome.Refused("ProposeInterview_NotNamed");
        if (await book.Members(request.Members, ct) is not { } members) return Outcome.NotFound;
        var standing = await book.Of(application, ct) is { } last && last.IsOpen && !(last.EndsAt <= now) ? last : null;
        if ((standing?.Version ?? 0) != request.Version) return Outcome.Conflict;
        if (InterviewPlace.Check(request.Kind!.Value, Typed.Tidy(request.Where)) is { } noPlace) return Outcome.Invalid(nameof(request.Where), noPlace);
        foreach (var slot in request.Slots)
        {
            // When the clocks go forward there is no such time.
            if (LocalTime.Moment(slot, request.Zone!) is not { } from) return Outcome.Invalid(nameof(request.Slots), "ProposeInterview_NoSuchTime");
            if (from <= now) return Outcome.Invalid(nameof(request.Slots), "AnswerInterview_Past");
            if (await book.IsTaken(request.Members, from, from.AddMinutes(request.Minutes!.Value), standing?.Id, ct)) return Outcome.Invalid(nameof(request.Slots), "ProposeInterview_Taken");
        }

        if (application.State != ApplicationState.Interview)
        {
            if (application.MoveTo(ApplicationState.Interview, now, await replies.For(ApplicationState.Interview, now, ct)) is not null) return Outcome.Refused("ProposeInterview_NotFromHere");
            await course.Add(application, null, ct);
        }

        if (standing is null) db.Add(standing = Interview.Propose(Guid.CreateVersion7(now), application, now));
        else if (standing.State == InterviewState.Fixed) await CallOff(standing, ct);
        standing.Offer(request.Kind.Value, request.Minutes!.Value, request.Zone!, request.Slots, members, await words.SealWhere(standing, Typed.Tidy(request.Where), ct), now);
        await book.AskInterviewers(application, standing, now, ct);
        await book.Tell(standing, application.TalentUserId.Value, MailTemplates.InterviewProposed, InterviewPart.None, ct);
        return Done.Value;
    }

    /// <summary>What was fixed no longer holds: it leaves the calendars, and comes back when the talent chose anew.</summary>
    private async Task CallOff(Interview standing, CancellationToken ct)
    {
        await book.Free(standing, ct);
        standing.CalledOff();
        await book.TellAll(standing, MailTemplates.InterviewOff, InterviewPart.Cancel, ct);
    }
}

/// <summary>Where an interview is held.</summary>
internal static class InterviewPlace
{
    /// <summary>Why a place does not do for this kind; null when it does.</summary>
    public static TextKey? Check(AppointmentKind kind, string? where)
    {
        if (kind == AppointmentKind.Video && !(Uri.TryCreate(where, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps)) return "ProposeInterview_LinkMissing";
        return kind == AppointmentKind.InPerson && where is null ? (TextKey)"ProposeInterview_PlaceMissing" : null;
    }
}
