using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Caseloads;

/// <summary>How many cases each colleague answers for and how they stand: first those who left and still have some, then whoever has the most.</summary>
[Requires(CaseloadsPermissions.Move)]
public sealed record BrowseCaseloads : IQuery<BrowseCaseloadsResult>;

/// <param name="Orphans">Open cases of people who have left, and of a tier in which their consultant no longer works.</param>
public sealed record BrowseCaseloadsResult(IReadOnlyList<BrowseCaseloadsResult.Item> Items, int Orphans)
{
    /// <param name="Tiers">Those in which the colleague works.</param>
    /// <param name="HasLeft">No longer with the tenant.</param>
    /// <param name="Overdue">Cases with a next step, a task or an answer that is overdue.</param>
    /// <param name="Silent">Cases of which nothing was heard for five working days.</param>
    /// <param name="Unread">Messages that wait to be read.</param>
    /// <param name="Astray">Cases of a tier in which the colleague no longer works, so that nobody can work on them.</param>
    public sealed record Item(Guid MembershipId, string Name, IReadOnlyList<CaseTier> Tiers, bool LeadsTeam, bool HasLeft, int Open, int Overdue, int Silent, int Unread, int Astray);
}

internal sealed class BrowseCaseloadsHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseCaseloads, Outcome<BrowseCaseloadsResult>>
{
    public async Task<Outcome<BrowseCaseloadsResult>> Handle(BrowseCaseloads request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, calendar) = (clock.GetUtcNow(), CaseTime.CalendarOf(tenant));
        var (today, silent, unanswered) = (tenant.DayAt(now), calendar.SilentSince(tenant, now), calendar.AnswerLateSince(tenant, now));
        var late = db.CaseTasks.AtTenantOf(call).Where(t => t.State == CaseTaskState.Open && t.DueOn < today);
        var rows = await db.Cases.AtTenantOf(call).Where(c => c.ClosedAt == null && c.OwnerUserId != null)
            .LeftJoin(db.Conversations, c => new { c.TenantId, c.Id }, t => new { t.TenantId, t.Id }, (c, t) => new
            {
                Owner = c.OwnerUserId!.Value, c.Tier, Unread = (int?)t!.StaffUnread ?? 0, IsOverdue = c.NextOn < today || t!.AnswerSince <= unanswered || late.Any(l => l.CaseId == c.Id), IsSilent = c.LastEntryAt <= silent && !(t!.LastAt > silent),
            })
            .GroupBy(c => new { c.Owner, c.Tier })
            .Select(group => new { group.Key.Owner, group.Key.Tier, Open = group.Count(), Overdue = group.Sum(c => c.IsOverdue ? 1 : 0), Silent = group.Sum(c => c.IsSilent ? 1 : 0), Unread = group.Sum(c => c.Unread) }).ToListAsync(ct);
        var loads = rows.ToLookup(row => row.Owner);
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).ToListAsync(ct);
        var items = staff.Where(m => loads.Contains(m.UserId) || (m.EndedAt is null && (m.Roles.Contains(PortalRole.TeamLead) || TiersOf(m).Any()))).Select(m =>
        {
            var (load, leads, left) = (loads[m.UserId].ToList(), m.Roles.Contains(PortalRole.TeamLead), m.EndedAt is not null);
            return new BrowseCaseloadsResult.Item(
                m.Id, m.DisplayName, [.. TiersOf(m)], leads, left, load.Sum(row => row.Open), load.Sum(row => row.Overdue), load.Sum(row => row.Silent), load.Sum(row => row.Unread),
                left ? load.Sum(row => row.Open) : load.Where(row => !leads && !m.Roles.WorksIn(row.Tier)).Sum(row => row.Open));
        });
        IReadOnlyList<BrowseCaseloadsResult.Item> all = [.. items.OrderByDescending(item => item.Astray > 0).ThenByDescending(item => item.Open).ThenBy(item => item.Name, StringComparer.CurrentCulture).ThenBy(item => item.MembershipId)];
        return new BrowseCaseloadsResult(all, all.Sum(item => item.Astray));
    }

    private static IEnumerable<CaseTier> TiersOf(StaffMembership member) => Enum.GetValues<CaseTier>().Where(tier => member.Roles.WorksIn(tier));
}
