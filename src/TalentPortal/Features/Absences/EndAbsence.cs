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

/// <summary>Takes an absence back, or ends it before its last day: whoever stood in sees the cases no more, at once.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(AbsencesPermissions.Plan)]
public sealed record EndAbsence(Guid Id, uint Version) : ICommand<Done>;

internal sealed class EndAbsenceHandler(AppDb db, CurrentCall call, AbsenceBook book, AbsenceTelling telling, Audit audit, TimeProvider clock) : IRequestHandler<EndAbsence, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndAbsence request, CancellationToken ct)
    {
        var (me, now) = (call.UserId, clock.GetUtcNow());
        if (call.Tenant is not { } tenant || await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id && (a.ConsultantUserId == me || book.LeadsTeam), ct) is not { } absence) return Outcome.NotFound;
        if (absence.Version != request.Version) return Outcome.Conflict;
        if (absence.End(now) is { } why) return Outcome.Refused(why);
        var cases = await book.Settle(absence.ConsultantUserId, ct);
        if (absence.ToldAt is not null)
        {
            foreach (var one in cases) await telling.Ended(one, absence, ct);
            absence.ToldEnd(now);
        }

        foreach (var one in (await db.CaseColleagues(tenant, ct)).Where(c => c.UserId != me && (c.UserId == absence.DeputyUserId || c.UserId == absence.ConsultantUserId)))
            await telling.Mail(one.UserId, MailTemplates.AbsenceEnded, AbsenceWords.AddressFor(one.Roles), ct);
        audit.Write("absences.end", absence.Id);
        return Done.Value;
    }
}
