using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHelp.Domain;

/// <summary>Finds calls for help and whom they concern: whoever supervises the student, the team leads, and whoever stands in for one of these who is away.</summary>
public sealed class HelpDesk(AppDb db, CurrentCall call, CaseDesk desk, AbsenceBook absences, LiveSignals live, TimeProvider clock)
{
    public IQueryable<HelpCall> Here => db.Set<HelpCall>().AtTenantOf(call);

    private IQueryable<CampusSupervision> Supervisions => db.Set<CampusSupervision>().AtTenantOf(call);

    /// <summary>The calls that the caller answers. Nobody answers their own.</summary>
    public async Task<IQueryable<HelpCall>> Mine(CancellationToken ct)
    {
        var me = desk.Me;
        var away = await Away(ct);
        List<Guid> parts = [me, .. away.Where(a => a.DeputyUserId == me).Select(a => a.ConsultantUserId)];
        var leads = desk.LeadsTeam || (parts.Count > 1 && (await db.CaseColleagues(call.RequiredTenant, ct)).Any(c => c.Roles.Contains(PortalRole.TeamLead) && parts.Contains(c.UserId)));
        var supervisions = Supervisions;
        return Here.Where(c => c.ConsultantUserId != me && (leads || supervisions.Any(s => s.ConsultantUserId == c.ConsultantUserId && parts.Contains(s.SupervisorUserId))));
    }

    /// <summary>Who is told of a student's call.</summary>
    public async Task<IReadOnlyList<Guid>> Responsible(Guid student, CancellationToken ct)
    {
        var colleagues = await db.CaseColleagues(call.RequiredTenant, ct);
        var supervisor = await Supervisions.Where(s => s.ConsultantUserId == student).Select(s => (Guid?)s.SupervisorUserId).SingleOrDefaultAsync(ct);
        // Whoever left or has another role now supervises nobody.
        var responsible = colleagues.Where(c => c.Roles.Contains(PortalRole.TeamLead) || (c.UserId == supervisor && ServiceBook.MaySupervise(c))).Select(c => c.UserId).ToList();
        var away = await Away(ct);
        return [.. responsible.Concat(away.Where(a => responsible.Contains(a.ConsultantUserId) && a.DeputyUserId is not null).Select(a => a.DeputyUserId!.Value)).Where(user => user != student).Distinct()];
    }

    /// <summary>Open pages of everybody whom a call concerns look again.</summary>
    public async Task Changed(HelpCall one, CancellationToken ct)
    {
        live.Changed(one.Id);
        live.Changed(one.CaseId);
        live.Changed(one.ConsultantUserId);
        foreach (var user in await Responsible(one.ConsultantUserId, ct)) live.Changed(user);
    }

    private async Task<List<Absence>> Away(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await absences.Here.AsNoTracking().Where(a => a.State == AbsenceState.Agreed && a.StartsAt <= now && a.EndsAt > now).ToListAsync(ct);
    }
}
