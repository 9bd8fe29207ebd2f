using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Absences.Domain;

/// <summary>Finds absences and who may stand in, and writes on cases who does.</summary>
public sealed class AbsenceBook(AppDb db, CurrentCall call, ConversationBook pages, TimeProvider clock)
{
    /// <summary>The absences of the tenant of the call.</summary>
    public IQueryable<Absence> Here => db.Set<Absence>().AtTenantOf(call);

    public bool LeadsTeam => call.Rights.StaffAllows(AbsencesPermissions.Lead);

    /// <summary>Until the command ends nobody else of the tenant plans, answers or names: whoever is away cannot be agreed on as a deputy meanwhile.</summary>
    public Task Lock(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"absences:" + call.RequiredTenant.Id.ToString("N")}, 0))", ct);

    /// <summary>The open cases of somebody, held until the command ends: whoever works on one waits.</summary>
    public async Task<IReadOnlyList<TalentCase>> CasesOf(Guid consultant, CancellationToken ct)
    {
        var tenant = call.RequiredTenant.Id;
        await db.Database.ExecuteSqlAsync($"select 1 from cases where tenant_id = {tenant} and owner_user_id = {consultant} and closed_at is null order by id for update", ct);
        return await db.Cases.AtTenantOf(call).Where(c => c.OwnerUserId == consultant && c.ClosedAt == null).OrderBy(c => c.Id).ToListAsync(ct);
    }

    /// <summary>The absence of somebody for whom a colleague stands in, the present one or the next; null for none. What the command at hand changed counts.</summary>
    public async Task<Absence?> AgreedFor(Guid consultant, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await Here.Where(a => a.ConsultantUserId == consultant && a.EndsAt > now).ToListAsync(ct);
        return all.Where(a => a.State == AbsenceState.Agreed && a.EndsAt > now).MinBy(a => a.StartsAt);
    }

    /// <summary>Writes on the open cases of somebody who stands in, and from when to when. Returns those cases.</summary>
    public async Task<IReadOnlyList<TalentCase>> Settle(Guid consultant, CancellationToken ct)
    {
        var (cases, absence) = (await CasesOf(consultant, ct), await AgreedFor(consultant, ct));
        foreach (var one in cases) Settle(one, absence);
        return cases;
    }

    /// <summary>The same for one case.</summary>
    public void Settle(TalentCase one, Absence? absence)
    {
        var former = one.DeputyUserId;
        if (absence is null) one.Uncover();
        else one.CoverBy(absence.DeputyUserId!.Value, absence.DeputyName ?? "", absence.StartsAt, absence.EndsAt);
        pages.Changed(one, former);
    }

    /// <summary>Who could stand in for somebody in a time.</summary>
    public async Task<IReadOnlyList<CaseColleague>> Deputies(Guid consultant, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) => (await Staff(ct)).DeputiesOf(consultant, from, until);

    /// <summary>Everybody who works on cases here, and when they are away.</summary>
    public async Task<AbsenceStaff> Staff(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await db.CaseColleagues(call.RequiredTenant, ct);
        var away = await Here.Where(a => a.State != AbsenceState.Ended && a.EndsAt > now).Select(a => new { a.ConsultantUserId, a.StartsAt, a.EndsAt }).ToListAsync(ct);
        return new(all, away.ToLookup(a => a.ConsultantUserId, a => (a.StartsAt, a.EndsAt)));
    }
}
