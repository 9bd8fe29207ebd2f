using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>Employers that asked the person for contact, at whichever tenant, the newest first.</summary>
[SignedIn]
public sealed record BrowseMyContacts : IQuery<BrowseMyContactsResult>;

/// <param name="Own">All that the person could disclose now; null where they have no profile.</param>
public sealed record BrowseMyContactsResult(IReadOnlyList<BrowseMyContactsResult.Item> Items, ContactFacts? Own)
{
    /// <param name="OpenUntil">Until when the employer can open what was disclosed; null where it cannot.</param>
    /// <param name="LastDay">The last day that can be chosen.</param>
    /// <param name="Disclosed">What the employer can open now; null where it can open nothing.</param>
    public sealed record Item(
        Guid Id, Guid EmployerId, Bilingual Employer, Bilingual Tenant, string Position, string Message, ContactState State, IReadOnlyList<ContactPart> Parts, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, DateTimeOffset? OpenUntil, DateOnly LastDay, ContactFacts? Disclosed);
}

internal sealed class BrowseMyContactsHandler(AppDb db, CurrentCall call, SealedContact words, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseMyContacts, Outcome<BrowseMyContactsResult>>
{
    public async Task<Outcome<BrowseMyContactsResult>> Handle(BrowseMyContacts request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var grants = await db.Grants.AsNoTracking().Where(g => g.UserId == user && g.Purpose == ContactRequest.Purpose).Live(now).ToListAsync(ct);
        var disclosed = (await db.ContactDisclosures.AsNoTracking().Where(d => d.UserId == user).ToListAsync(ct)).ToLookup(d => d.RequestId);
        List<BrowseMyContactsResult.Item> items = [];
        foreach (var r in await db.ContactRequests.AsNoTracking().Where(r => r.TalentUserId == user).OrderByDescending(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(ct))
        {
            if (await tenants.ById(r.TenantId, ct) is not { } tenant) continue;
            var (position, message) = await words.Open(r, ct);
            var until = grants.Find(g => g.SubjectId == r.Id)?.ExpiresAt;
            items.Add(new(
                r.Id, r.EmployerId!.Value, r.EmployerName, tenant.Name, position, message, r.StateAt(now), r.Parts, r.AskedAt, r.AnswerBy,
                until, tenant.DayAt(now).AddDays(ContactRequest.OpenDaysMost), until is null ? null : await words.Read(disclosed[r.Id], ct)));
        }

        return new BrowseMyContactsResult(items, await words.Own(user, ct));
    }
}
