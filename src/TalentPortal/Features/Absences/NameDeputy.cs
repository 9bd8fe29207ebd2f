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

/// <summary>The team lead says who stands in for somebody, or who does it from now on instead.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(AbsencesPermissions.Lead)]
public sealed record NameDeputy(Guid Id, Guid MembershipId, uint Version) : ICommand<Done>;

internal sealed class NameDeputyHandler(AppDb db, CurrentCall call, AbsenceBook book, AbsenceTelling telling, Audit audit, TimeProvider clock) : IRequestHandler<NameDeputy, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(NameDeputy request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        await book.Lock(ct);
        if (await book.Here.SingleOrDefaultAsync(a => a.Id == request.Id, ct) is not { } absence) return Outcome.NotFound;
        var colleagues = await db.CaseColleagues(tenant, ct);
        if (colleagues.All(c => c.MembershipId != request.MembershipId)) return Outcome.NotFound;
        if (absence.Version != request.Version) return Outcome.Conflict;
        if ((await book.Deputies(absence.ConsultantUserId, absence.StartsAt, absence.EndsAt, ct)).SingleOrDefault(c => c.MembershipId == request.MembershipId) is not { } deputy) return Outcome.Refused("Absence_CannotStandIn");
        var former = absence.State == AbsenceState.Agreed && absence.DeputyUserId != deputy.UserId ? colleagues.SingleOrDefault(c => c.UserId == absence.DeputyUserId) : null;
        if (absence.Name(deputy.UserId, deputy.Name, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await book.Settle(absence.ConsultantUserId, ct);
        foreach (var one in new[] { deputy, former, colleagues.SingleOrDefault(c => c.UserId == absence.ConsultantUserId) }.OfType<CaseColleague>().Where(c => c.UserId != call.UserId))
            await telling.Mail(one.UserId, MailTemplates.AbsenceAnswered, AbsenceWords.AddressFor(one.Roles), ct);
        audit.Write("absences.name", absence.Id);
        return Done.Value;
    }
}
