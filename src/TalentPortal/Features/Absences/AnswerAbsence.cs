using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences;

/// <summary>Whoever is asked to stand in says yes or no. After a no the team lead names somebody.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(AbsencesPermissions.Plan)]
public sealed record AnswerAbsence(Guid Id, bool Accept, uint Version) : ICommand<Done>;

internal sealed class AnswerAbsenceHandler(AppDb db, CurrentCall call, AbsenceBook book, AbsenceTelling telling, Audit audit, TimeProvider clock) : IRequestHandler<AnswerAbsence, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerAbsence request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        await book.Lock(ct);
        if (await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id && a.DeputyUserId == me, ct) is not { } absence) return Outcome.NotFound;
        if (absence.Version != request.Version) return Outcome.Conflict;
        if (request.Accept && (await book.Deputies(absence.ConsultantUserId, absence.StartsAt, absence.EndsAt, ct)).All(c => c.UserId != me)) return Outcome.Refused("Absence_CannotStandIn");
        if ((request.Accept ? absence.Accept(clock.GetUtcNow()) : absence.Decline()) is { } why) return Outcome.Refused(why);
        if (request.Accept) await book.Settle(absence.ConsultantUserId, ct);
        else await telling.Leads(me, ct);
        var consultant = (await db.CaseColleagues(tenant, ct)).SingleOrDefault(c => c.UserId == absence.ConsultantUserId);
        if (consultant is not null) await telling.Mail(consultant.UserId, MailTemplates.AbsenceAnswered, AbsenceWords.AddressFor(consultant.Roles), ct);
        audit.Write(request.Accept ? "absences.accept" : "absences.decline", absence.Id);
        return Done.Value;
    }
}
