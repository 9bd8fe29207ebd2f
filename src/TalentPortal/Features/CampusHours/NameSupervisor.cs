using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHours;

/// <summary>A team lead says who supervises a student consultant: a domestic consultant or a team lead.</summary>
/// <param name="MembershipId">Of the student.</param>
/// <param name="SupervisorId">Membership of whoever supervises.</param>
/// <param name="Version">The version that was looked at, null where nobody was named; another one is a conflict.</param>
[Requires(CampusHoursPermissions.Lead)]
public sealed record NameSupervisor(Guid MembershipId, Guid SupervisorId, uint? Version) : ICommand<Done>;

internal sealed class NameSupervisorHandler(AppDb db, CurrentCall call, ServiceBook book, Audit audit, TimeProvider clock) : IRequestHandler<NameSupervisor, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(NameSupervisor request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (colleagues, now) = (await db.CaseColleagues(tenant, ct), clock.GetUtcNow());
        if (colleagues.FirstOrDefault(c => c.MembershipId == request.MembershipId && c.Roles.WorksIn(CaseTier.Campus)) is not { } student) return Outcome.NotFound;
        if (colleagues.FirstOrDefault(c => c.MembershipId == request.SupervisorId && ServiceBook.MaySupervise(c)) is not { } supervisor) return Outcome.NotFound;
        if (supervisor.UserId == student.UserId) return Outcome.Refused("NameSupervisor_NotOneself");
        await book.HoldDays(student.UserId, ct);
        var known = await book.Supervisions.SingleOrDefaultAsync(s => s.ConsultantUserId == student.UserId, ct);
        if (known?.Version != request.Version) return Outcome.Conflict;
        if (known is null) db.Add(known = CampusSupervision.Of(Guid.CreateVersion7(now), student.UserId, supervisor.UserId, supervisor.Name, now));
        else known.GiveTo(supervisor.UserId, supervisor.Name, now);
        // Where somebody reads the student's first messages, both sides are told who does now.
        await db.Cases.AtTenantOf(call).Where(c => c.OwnerUserId == student.UserId && c.Tier == CaseTier.Campus && c.ClosedAt == null && c.CampusFirst > 0).ExecuteUpdateAsync(set => set.SetProperty(c => c.CampusSupervisor, supervisor.Name), ct);
        audit.Write("hours.supervisor", known.Id);
        return Done.Value;
    }
}
