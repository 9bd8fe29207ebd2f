using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>A posting and how it fits.</summary>
public sealed record Match(JobListing Listing, MatchFitness Fitness);

/// <param name="Unread">Sites whose postings were not compared, because nobody has read them yet in this process: they are read by the next look.</param>
public sealed record MatchList(IReadOnlyList<Match> Best, int Unread);

/// <summary>Puts published postings in order for a person, by the tenant's weights.</summary>
public sealed class MatchBook(AppDb db, CurrentCall call, TenantDirectory tenants, PostingIndexes indexes, SealedCareer career, TimeProvider clock)
{
    /// <summary>Postings that a ranking shows.</summary>
    public const int Shown = 20;

    /// <summary>Taken from the index beyond what is shown: some of them may be over by the time they are read.</summary>
    private const int Spare = 20;

    /// <summary>So many times more are taken when too many of them were over.</summary>
    private const int Wider = 4;

    /// <summary>How long a visitor of the national site waits while postings of its sites are read for the first time.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(4);

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
        List<SectionFacts> entries = [];
        foreach (var entry in await db.CareerOf(me).Where(e => e.Section == ProfileSection.Experience || e.Section == ProfileSection.Skill || e.Section == ProfileSection.Language).AsNoTracking().ToListAsync(ct))
            entries.Add((await career.Open(entry, ct)).Facts);
        return TalentWishes.Of(profile.DegreeCode, profile.IndustryCode, profile.Years, await career.OpenIntentions(await db.ProfileSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UserId == me, ct), ct), entries);
    }

    /// <summary>What the person put aside, has applied for already, or was proposed by their consultant and finds there.</summary>
    public async Task<IReadOnlySet<Guid>> LeftOut(CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var left = await db.MatchRefusals.Where(r => r.UserId == me).Select(r => r.JobId).ToListAsync(ct);
        left.AddRange(await db.JobApplications.Where(a => a.TalentUserId == me && a.State != ApplicationState.Withdrawn).Select(a => a.JobId).ToListAsync(ct));
        var going = db.Cases.Where(c => c.TalentUserId == me && c.ClosedAt == null);
        left.AddRange(await db.MatchProposals.Where(p => p.TalentUserId == me && p.State != ProposalState.Withdrawn && going.Any(c => c.TenantId == p.TenantId && c.Id == p.CaseId)).Select(p => p.JobId).ToListAsync(ct));
        return left.ToHashSet();
    }

    /// <summary>The best of all postings of the site, best first, ties by the newest. What is shown is read anew, so that it says what the posting says now.</summary>
    /// <param name="leftOut">Postings that the person does not want to see.</param>
    public async Task<MatchList> Rank(TalentWishes wishes, MatchScale scale, IReadOnlySet<Guid> leftOut, CancellationToken ct)
    {
        var jobs = leftOut.ToList();
        HashSet<int> hidden = jobs.Count == 0 ? [] : (await db.JobListings.Where(l => jobs.Contains(l.JobId)).Join(db.JobSearch, l => new { l.TenantId, l.JobId }, s => new { s.TenantId, s.JobId }, (l, s) => s.Ord).ToListAsync(ct)).ToHashSet();
        var (sites, unread) = await Sites(ct);
        for (var most = Shown + Spare; ; most *= Wider)
        {
            var ranking = new PostingIndex.Ranking(wishes, scale, most);
            foreach (var site in sites) site.Rank(ranking, hidden);
            var best = ranking.Best().Select(one => one.Ord).ToList();
            var published = db.Postings(null, best);
            var columns = await published.Select(PostingRow.Columns).ToListAsync(ct);
            var listings = await published.Select(p => new { p.Search.Ord, p.Listing }).ToDictionaryAsync(p => p.Ord, p => p.Listing, ct);
            var found = columns.Where(c => listings.ContainsKey(c.Ord)).Select(c => (c.Ord, Match: new Match(listings[c.Ord], MatchRules.Compare(wishes, PostingFacts.Of(c), scale)))).ToList();
            var over = best.Except(found.Select(one => one.Ord)).ToList();
            foreach (var site in over.Count == 0 ? [] : sites) site.Forget(over);
            if (found.Count >= Shown || best.Count < most) return new([.. found.OrderByDescending(one => one.Match.Fitness.Points).ThenByDescending(one => one.Ord).Take(Shown).Select(one => one.Match)], unread);
        }
    }

    /// <summary>Of these postings, of those that are published now: the benefits that a policy grants.</summary>
    internal async Task<IReadOnlyDictionary<Guid, IReadOnlyList<JobBenefit>>> ByPolicy(IReadOnlyCollection<Match> matches, CancellationToken ct)
    {
        // With their tenants: the table's key begins with them.
        var (sites, jobs) = (matches.Select(match => match.Listing.TenantId).Distinct().ToList(), matches.Select(match => match.Listing.JobId).ToList());
        var offered = await db.Jobs.AsNoTracking().Where(j => sites.Contains(j.TenantId) && jobs.Contains(j.Id) && j.IsPublic).Select(j => new { j.Id, j.Content.Benefits }).ToListAsync(ct);
        return offered.ToDictionary(job => job.Id, job => (IReadOnlyList<JobBenefit>)[.. job.Benefits.Where(benefit => benefit.Standing == BenefitStanding.PolicyBacked)]);
    }

    /// <summary>How these postings fit, of those that are published now, wherever that is; without reasons where there is nothing to compare them with.</summary>
    public async Task<IReadOnlyDictionary<Guid, Match>> Of(IReadOnlyCollection<Guid> jobs, TalentWishes? wishes, MatchScale scale, CancellationToken ct)
    {
        var published = db.Postings(null, null).Where(p => jobs.Contains(p.Search.JobId));
        var columns = await published.Select(PostingRow.Columns).ToDictionaryAsync(c => c.Ord, ct);
        var listings = await published.Select(p => new { p.Search.Ord, p.Listing }).ToListAsync(ct);
        return listings.Where(l => columns.ContainsKey(l.Ord))
            .ToDictionary(l => l.Listing.JobId, l => new Match(l.Listing, wishes is null ? new([]) : MatchRules.Compare(wishes, PostingFacts.Of(columns[l.Ord]), scale)));
    }

    /// <summary>What is packed of the site, or of all sites on the national one. Of these, those that were never read here are read while patience lasts, and then in the background.</summary>
    private async Task<(List<PostingIndex> Sites, int Unread)> Sites(CancellationToken ct)
    {
        if (call.TenantId is { } own) return ([await indexes.Of(own, db, ct)], 0);
        var (began, unread) = (clock.GetTimestamp(), 0);
        List<PostingIndex> sites = [];
        foreach (var tenant in (await tenants.All(ct)).OrderByDescending(tenant => indexes.IsPacked(tenant.Id)))
        {
            if (indexes.IsPacked(tenant.Id) || clock.GetElapsedTime(began) < Patience) sites.Add(await indexes.Of(tenant.Id, db, ct));
            else unread++;
        }

        if (unread > 0) indexes.PackSoon();
        return (sites, unread);
    }
}
