using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHours.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Supervision.Domain;

/// <summary>Finds the students whom the caller looks after, and their cases; team leads look after all.</summary>
public sealed class SupervisionBook(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock)
{
    /// <summary>The open cases on the campus of these students that the campus still sees. Nobody looks after their own.</summary>
    public IQueryable<TalentCase> Cases
    {
        get
        {
            var (me, leads, now) = (desk.Me, desk.LeadsTeam, clock.GetUtcNow());
            var supervisions = db.Set<CampusSupervision>().AtTenantOf(call);
            return db.Cases.AtTenantOf(call).Where(c => c.Tier == CaseTier.Campus && c.ClosedAt == null && (c.CampusUntil == null || c.CampusUntil > now)
                && c.OwnerUserId != null && c.OwnerUserId != me && (leads || supervisions.Any(s => s.ConsultantUserId == c.OwnerUserId && s.SupervisorUserId == me)));
        }
    }
}
