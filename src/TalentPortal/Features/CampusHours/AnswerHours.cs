using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.CampusHours;

/// <summary>Whoever supervises a student says that recorded time is right, or gives it back with a reason.</summary>
/// <param name="Reason">Why it goes back; the student reads it.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CampusHoursPermissions.Confirm)]
public sealed record AnswerHours(Guid Id, bool Confirm, string? Reason, uint Version) : ICommand<Done>;

internal sealed class AnswerHoursValidator : AbstractValidator<AnswerHours>
{
    public AnswerHoursValidator() =>
        RuleFor(x => x.Reason).Must((answer, typed) => answer.Confirm || Typed.Tidy(typed) is not null).Says("AnswerHours_ReasonMissing").IsPlainText(ServiceRecord.ReasonMax, "AnswerHours_ReasonUnfit");
}

internal sealed class AnswerHoursHandler(CurrentCall call, ServiceBook book, MailQueue mails, Audit audit, TimeProvider clock) : IRequestHandler<AnswerHours, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerHours request, CancellationToken ct)
    {
        if (call.Tenant is null || await book.Supervised.SingleOrDefaultAsync(r => r.Id == request.Id, ct) is not { } record) return Outcome.NotFound;
        if (record.Version != request.Version) return Outcome.Conflict;
        var (me, name, now) = (call.RequiredUserId, call.Rights.Name ?? "", clock.GetUtcNow());
        var why = request.Confirm ? record.Confirm(me, name, now) : record.Return(await book.SealReason(record, request.Reason!, ct), me, name, now);
        if (why is not null) return Outcome.Refused(why);
        if (!request.Confirm) await mails.ToUser(record.ConsultantUserId, MailTemplates.HoursReturned, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "campus/hours" }, ct);
        audit.Write(request.Confirm ? "hours.confirm" : "hours.return", record.Id);
        return Done.Value;
    }
}
