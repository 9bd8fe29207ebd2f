using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family;

/// <summary>What was opened of a family for a case that has ended is closed here, as staff cannot write it; it has opened nothing since the end. Special needs that are open to nobody go.</summary>
internal sealed class FamilyRetention(AppDb db, TimeProvider clock) : IPersonalRetention
{
    public async Task<DateTimeOffset?> Purge(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ended = await db.Cases.Where(c => c.TalentUserId == userId && c.ClosedAt != null).Select(c => (Guid?)c.LeadId).ToListAsync(ct);
        var open = await db.Grants.Where(g => g.UserId == userId && g.Purpose == FamilySight.Purpose).Live(now).ToListAsync(ct);
        foreach (var grant in open.Where(g => ended.Contains(g.SubjectId))) grant.Withdraw(now);
        foreach (var consent in await db.Consents.Where(c => c.UserId == userId && (c.Kind == ConsentKind.FamilyInCase || c.Kind == ConsentKind.FamilyNeedsInCase) && c.WithdrawnAt == null && ended.Contains(c.LeadId)).ToListAsync(ct)) consent.Withdraw(now);
        var needs = open.Where(g => g.Scope == GrantScope.FamilyNeeds && g.WithdrawnAt is null).ToList();
        if (needs.Count == 0)
        {
            await db.FamilyNotes.Where(n => n.UserId == userId && n.Part == FamilyPart.Needs).ExecuteDeleteAsync(ct);
            return null;
        }

        return needs.Max(g => g.ExpiresAt);
    }
}

/// <summary>What was said of special needs goes with the consent to show it.</summary>
internal sealed class NeedsOfConsents(AppDb db, TimeProvider clock) : INotificationHandler<ConsentWithdrawn>
{
    public async Task Handle(ConsentWithdrawn happened, CancellationToken ct)
    {
        if (happened.Consent.Kind != ConsentKind.FamilyNeedsInCase) return;
        var (user, lead, now) = (happened.Consent.UserId, happened.Consent.LeadId, clock.GetUtcNow());
        // Given anew in the same command, under another wording.
        if (db.Consents.Local.Any(c => c.UserId == user && c.Kind == ConsentKind.FamilyNeedsInCase && c.WithdrawnAt is null)) return;
        if (await db.Grants.Where(g => g.UserId == user && g.Scope == GrantScope.FamilyNeeds && g.SubjectId != lead).Live(now).AnyAsync(ct)) return;
        if (await db.Consents.AnyAsync(c => c.UserId == user && c.Kind == ConsentKind.FamilyNeedsInCase && c.WithdrawnAt == null && c.Id != happened.Consent.Id, ct)) return;
        await db.FamilyNotes.Where(n => n.UserId == user && n.Part == FamilyPart.Needs).ExecuteDeleteAsync(ct);
    }
}
