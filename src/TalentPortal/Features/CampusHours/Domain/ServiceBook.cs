using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHours.Domain;

/// <summary>Finds recorded time and who supervises whom, and seals why something came back.</summary>
public sealed class ServiceBook(AppDb db, CurrentCall call, PortalVault vault)
{
    /// <summary>The recorded time at the tenant of the call.</summary>
    public IQueryable<ServiceRecord> Here => db.Set<ServiceRecord>().AtTenantOf(call);

    public IQueryable<CampusSupervision> Supervisions => db.Set<CampusSupervision>().AtTenantOf(call);

    /// <summary>Sees all student consultants of the tenant and says who supervises them.</summary>
    public bool LeadsTeam => call.Rights.StaffAllows(CampusHoursPermissions.Lead);

    /// <summary>What the caller answers for as a supervisor; team leads for everybody. Nobody answers for their own time.</summary>
    public IQueryable<ServiceRecord> Supervised
    {
        get
        {
            var (me, leads, supervisions) = (call.RequiredUserId, LeadsTeam, Supervisions);
            return Here.Where(r => r.ConsultantUserId != me && (leads || supervisions.Any(s => s.ConsultantUserId == r.ConsultantUserId && s.SupervisorUserId == me)));
        }
    }

    /// <summary>Those who may supervise: domestic consultants and team leads.</summary>
    public static bool MaySupervise(CaseColleague colleague) => colleague.Roles.Contains(PortalRole.TeamLead) || colleague.Roles.WorksIn(CaseTier.Domestic);

    /// <summary>Holds whoever writes of the same student's time until the command ends, so that a day is added up rightly.</summary>
    public Task HoldDays(Guid consultant, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        return db.Database.ExecuteSqlAsync($"select 1 from staff_memberships where tenant_id = {tenant} and user_id = {consultant} for update", ct);
    }

    public ValueTask<SealedText> SealReason(ServiceRecord record, string reason, CancellationToken ct) => vault.Seal(KeyOwner.Person(record.ConsultantUserId), reason.Trim(), Place(record), ct);

    /// <summary>Why it came back; null where it did not, or the student is erased.</summary>
    public async Task<string?> ReasonOf(ServiceRecord record, CancellationToken ct) =>
        record.Reason.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(record.ConsultantUserId), record.Reason, Place(record), ct);

    private static SealContext Place(ServiceRecord record) => new(ServiceRecord.Table, "reason", record.Id);
}
