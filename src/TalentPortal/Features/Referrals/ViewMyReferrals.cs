using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>To whom the person was referred in one of their own cases, or is to be; with just what goes out, or went.</summary>
/// <param name="Id">Of the case.</param>
[SignedIn]
public sealed record ViewMyReferrals(Guid Id) : IQuery<ViewMyReferralsResult>;

/// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
/// <param name="Items">What waits for the person first, then the newest.</param>
public sealed record ViewMyReferralsResult(Guid Id, TenantRef Tenant, IReadOnlyList<ViewMyReferralsResult.Item> Items)
{
    /// <param name="ToEmployer">An employer that reads it on the platform; else it goes to an address.</param>
    /// <param name="Facts">While it waits, all that could go out now; while it is out, what the receiver reads. Null where nothing is open.</param>
    public sealed record Item(
        Guid Id, ReferralKind Kind, Bilingual Receiver, bool ToEmployer, string? ContactName, string Asks, IReadOnlyList<ReferralPart> Parts, ReferralFacts? Facts, ReferralState State, string AskedByName, DateTimeOffset AskedAt, DateTimeOffset? SentAt, int Days,
        DateOnly? DueOn, string? Note, DateTimeOffset? ClosedAt)
    {
        public bool IsWaiting => State == ReferralState.Asked;

        public bool IsOut => State is ReferralState.Sent or ReferralState.Accepted;
    }
}

internal sealed class ViewMyReferralsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedReferral words, SealedProfile profiles) : IRequestHandler<ViewMyReferrals, Outcome<ViewMyReferralsResult>>
{
    public async Task<Outcome<ViewMyReferralsResult>> Handle(ViewMyReferrals request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        var one = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct);
        if (one is null || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var letters = await db.ReferralLetters.AsNoTracking().Where(l => l.TenantId == one.TenantId && l.TalentUserId == talent).ToDictionaryAsync(l => l.Id, ct);
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct);
        List<ViewMyReferralsResult.Item> items = [];
        foreach (var r in await db.Referrals.AsNoTracking().Where(r => r.TenantId == one.TenantId && r.CaseId == one.Id).OrderByDescending(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(ct))
        {
            var asks = await words.OpenAsks(r, ct);
            var facts = r.State == ReferralState.Asked && profile is not null ? ReferralFacts.Of(asks, profile, await profiles.Open(profile, ct)).With(r.Proposed)
                : letters.GetValueOrDefault(r.Id) is { } letter ? await words.Open(letter, ct) : null;
            items.Add(new(
                r.Id, r.Kind, r.ReceiverName, r.ReceiverEmployerId is not null, (await words.OpenContact(r, ct))?.Name, asks, r.SentAt is null ? r.Proposed : r.Agreed, facts, r.State, r.AskedByName, r.AskedAt, r.SentAt, r.Days, r.DueOn,
                await words.OpenNote(r, ct), r.ClosedAt));
        }

        return new ViewMyReferralsResult(one.Id, tenant, [.. items.OrderByDescending(item => item.IsWaiting)]);
    }
}
