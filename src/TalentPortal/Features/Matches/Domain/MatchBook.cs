using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>A posting and how it fits.</summary>
public sealed record Match(JobListing Listing, MatchFitness Fitness);

/// <summary>Puts published postings in order for a person, by the tenant's weights.</summary>
public sealed class MatchBook(AppDb db, CurrentCall call, TenantDirectory tenants, PostingIndexes indexes, SealedCareer career)
{
    /// <summary>Postings that a ranking shows.</summary>
    public const int Shown = 20;

    /// <summary>Taken from the index beyond what is shown: some of them may be over by the time they are read.</summary>
    private const int Spare = 20;

    /// <summary>The weights that count on the site, and the number of their version; 0 where the tenant said nothing.</summary>
    public async Task<(MatchScale Scale, int Number)> Scale(CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return (MatchScale.Usual, 0);
        return await db.MatchWeights.AsNoTracking().Where(w => w.TenantId == tenant).OrderByDescending(w => w.Number).FirstOrDefaultAsync(ct) is { } own ? (own.Scale, own.Number) : (MatchScale.Usual, 0);
    }

    /// <summary>What the signed-in person has and looks for; null without a profile.</summary>
    public async Task<TalentWishes?> Own(CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == me, ct) is not { } profile) return null;
        return TalentWishes.Of(profile.DegreeCode, profile.IndustryCode, await career.OpenIntentions(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == me, ct), ct));
    }

    /// <summary>What the person put aside or has applied for already.</summary>
    public async Task<IReadOnlySet<Guid>> LeftOut(CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var left = await db.MatchRefusals.Where(r => r.UserId == me).Select(r => r.JobId).ToListAsync(ct);
        left.AddRange(await db.JobApplications.Where(a => a.TalentUserId == me && a.State != ApplicationState.Withdrawn).Select(a => a.JobId).ToListAsync(ct));
        return left.ToHashSet();
    }

    /// <summary>The best of all postings of the site, best first, ties by the newest. What is shown is read anew, so that it says what the posting says now.</summary>
    public async Task<IReadOnlyList<Match>> Rank(TalentWishes wishes, MatchScale scale, IReadOnlySet<Guid> leftOut, CancellationToken ct)
    {
        var ranking = new PostingIndex.Ranking(wishes, scale, Shown + Spare);
        IReadOnlyList<Guid> sites = call.TenantId is { } own ? [own] : [.. (await tenants.All(ct)).Select(tenant => tenant.Id)];
        foreach (var site in sites) (await indexes.Of(site, db, ct)).Rank(ranking, leftOut);
        var best = ranking.Best();
        var ids = best.Select(one => one.Job).ToList();
        var listings = await db.JobListings.AsNoTracking().Where(l => ids.Contains(l.JobId) && l.ClosedAt == null).ToDictionaryAsync(l => l.JobId, ct);
        var industries = await db.JobSearch.AsNoTracking().Where(s => ids.Contains(s.JobId)).Select(s => new { s.JobId, s.Industry }).ToDictionaryAsync(s => s.JobId, s => s.Industry, ct);
        return
        [
            .. best.Where(one => listings.ContainsKey(one.Job) && industries.ContainsKey(one.Job))
                .Select(one => (one.Ord, Match: new Match(listings[one.Job], MatchRules.Compare(wishes, PostingFacts.Of(listings[one.Job], SearchNumbers.Industry(industries[one.Job])?.Code), scale))))
                .OrderByDescending(one => one.Match.Fitness.Points).ThenByDescending(one => one.Ord).Take(Shown).Select(one => one.Match),
        ];
    }
}
