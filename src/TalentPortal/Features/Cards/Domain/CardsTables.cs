using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>The tables of this feature.</summary>
public static class CardsTables
{
    extension(AppDb db)
    {
        public DbSet<TalentCard> TalentCards => db.Set<TalentCard>();

        public DbSet<EmployerBlock> EmployerBlocks => db.Set<EmployerBlock>();

        public DbSet<ContactRequest> ContactRequests => db.Set<ContactRequest>();

        public DbSet<ContactDisclosure> ContactDisclosures => db.Set<ContactDisclosure>();

        public DbSet<TalentFacts> TalentFacts => db.Set<TalentFacts>();

        /// <summary>The cards that the database shows to the employer of the call at the tenant of the site; all who read cards of others begin here.</summary>
        public IQueryable<TalentCard> CardsShown(CurrentCall call)
        {
            var (tenant, self) = (call.TenantId, call.UserId);
            // Somebody who acts for an employer may have a card of their own; it shows to the employer by no other way than any card.
            return db.TalentCards.AsNoTracking().Where(c => c.TenantId == tenant && c.ShownSince != null && c.UserId != self);
        }

        /// <summary>Waits for whoever changes the person's cards or blocks at the same time.</summary>
        public Task LockCards(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"cards:" + userId.ToString("N")}, 0))", ct);

        /// <summary>Brings whom the person blocks, by what this command changed too, into all of their cards.</summary>
        public async Task HideCards(Guid userId, CancellationToken ct)
        {
            await db.EmployerBlocks.Where(b => b.UserId == userId).LoadAsync(ct);
            await db.TalentCards.Where(c => c.UserId == userId).LoadAsync(ct);
            var blocks = db.EmployerBlocks.Local.Where(b => b.UserId == userId).ToList();
            foreach (var card in db.TalentCards.Local.Where(c => c.UserId == userId)) card.HideFrom(blocks);
        }

        /// <summary>Says what counts of the person at a tenant from now on.</summary>
        internal async Task Counted(Guid userId, Guid tenantId, IEnumerable<string> marks, DateTimeOffset now, CancellationToken ct)
        {
            var facts = db.TalentFacts.Local.FirstOrDefault(f => f.UserId == userId && f.TenantId == tenantId) ?? await db.TalentFacts.SingleOrDefaultAsync(f => f.UserId == userId && f.TenantId == tenantId, ct);
            if (facts is null) db.TalentFacts.Add(facts = Domain.TalentFacts.Begin(userId, tenantId, now));
            facts.Say(marks, now);
        }

        /// <summary>The consent under which the person's card shows at a tenant; null where there is none.</summary>
        public Task<Consent?> CardConsent(Guid userId, Guid tenantId, CancellationToken ct) =>
            db.Consents.SingleOrDefaultAsync(c => c.UserId == userId && c.TenantId == tenantId && c.Kind == ConsentKind.BlindCard && c.WithdrawnAt == null, ct);
    }

    extension(CurrentCall call)
    {
        /// <summary>The system at the tenant of the call, which counts people whom the caller may not see.</summary>
        internal CallOrigin AsCounter => CallOrigin.System("cards", call.RequiredTenant) with { Language = call.Language };
    }
}
