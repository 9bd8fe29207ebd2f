using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Supervision;

/// <summary>Whoever supervises a student asks the talent whether the student may see the case some days longer. Nothing changes until the talent agrees.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(SupervisionPermissions.Supervise)]
public sealed record AskCampusTime(Guid Id, int? Days, uint Version) : ICommand<Done>;

internal sealed class AskCampusTimeValidator : AbstractValidator<AskCampusTime>
{
    public AskCampusTimeValidator() => RuleFor(x => x.Days).NotNull().Says("AskCampusTime_DaysMissing").InclusiveBetween(1, TalentCase.CampusMoreMost).Says("AskCampusTime_DaysUnfit");
}

internal sealed class AskCampusTimeHandler(SupervisionBook supervision, CaseDesk desk, ConversationBook book, CaseTimeline timeline, MailQueue mails, Audit audit, TimeProvider clock) : IRequestHandler<AskCampusTime, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AskCampusTime request, CancellationToken ct)
    {
        if (await supervision.Cases.SingleOrDefaultAsync(c => c.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (one.AskCampusTime(request.Days!.Value, desk.MyName, clock.GetUtcNow()) is { } why) return why.Name == "AskCampusTime_TooLong" ? Outcome.Invalid(nameof(request.Days), why) : Outcome.Refused(why);
        await timeline.Add(one, CaseEntryKind.CampusAsked, null, request.Days.Value.ToString(CultureInfo.InvariantCulture), null, ct);
        await mails.ToUser(one.TalentUserId!.Value, MailTemplates.CampusTimeAsked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"me/cases/{one.Id}" }, ct);
        audit.Write("cases.campusAsk", one.Id, $"+{request.Days}");
        book.Changed(one);
        return Done.Value;
    }
}
