using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A member of staff to whom a case can be given.</summary>
public sealed record CaseColleague(Guid MembershipId, Guid UserId, string Name, IReadOnlyList<PortalRole> Roles);

/// <summary>The tables of this feature.</summary>
public static class CasesTables
{
    extension(AppDb db)
    {
        public DbSet<TalentCase> Cases => db.Set<TalentCase>();

        public DbSet<CaseEntry> CaseEntries => db.Set<CaseEntry>();

        public DbSet<CaseNote> CaseNotes => db.Set<CaseNote>();

        public DbSet<HandOver> HandOvers => db.Set<HandOver>();

        public DbSet<CaseTask> CaseTasks => db.Set<CaseTask>();

        public DbSet<CaseCheck> CaseChecks => db.Set<CaseCheck>();

        public DbSet<PlaybookEdition> PlaybookEditions => db.Set<PlaybookEdition>();

        public DbSet<CampusRule> CampusRules => db.Set<CampusRule>();

        public DbSet<KeptView> CaseViews => db.Set<KeptView>();

        public DbSet<CaseFile> CaseFiles => db.Set<CaseFile>();

        public DbSet<Conversation> Conversations => db.Set<Conversation>();

        /// <summary>The consultants and team leads of the tenant, by name.</summary>
        public async Task<IReadOnlyList<CaseColleague>> CaseColleagues(TenantRef tenant, CancellationToken ct)
        {
            PortalRole[] asked = [PortalRole.OverseasConsultant, PortalRole.DomesticConsultant, PortalRole.CampusConsultant, PortalRole.TeamLead];
            var staff = await db.Set<StaffMembership>().AsNoTracking().Where(m => m.TenantId == tenant.Id && m.EndedAt == null).ToListAsync(ct);
            return [.. staff.Where(m => m.Roles.Any(asked.Contains)).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture).ThenBy(m => m.Id).Select(m => new CaseColleague(m.Id, m.UserId, m.DisplayName, m.Roles))];
        }
    }

    extension(IQueryable<HandOver> handOvers)
    {
        /// <summary>Those of a tier that wait for an answer of somebody with these roles; see <see cref="HandOver.IsFor"/>.</summary>
        public IQueryable<HandOver> OfferedTo(CaseTier tier, Guid userId, IEnumerable<PortalRole> roles) =>
            roles.WorksIn(tier) ? handOvers.Where(h => h.State == HandOverState.Offered && h.ToTier == tier && (h.ToUserId == null || h.ToUserId == userId)) : handOvers.Where(h => false);
    }
}
