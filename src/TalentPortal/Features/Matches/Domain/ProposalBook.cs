using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>A proposal with its words in clear: only in the memory of the request that may read them.</summary>
/// <param name="Title">As the posting bears it now; as it bore it where it is gone.</param>
/// <param name="Employer">Empty where the posting is over.</param>
/// <param name="IsOver">The posting is no longer public.</param>
/// <param name="IsApplied">The talent has applied for it, as far as the reader may know.</param>
/// <param name="Fitness">Reckoned now, from what the reader may see; null where the posting is over or nothing is to be compared.</param>
public sealed record OpenProposal(
    Guid Id, Guid CaseId, Guid TenantId, Guid JobId, Bilingual Title, Bilingual Employer, string ByName, DateTimeOffset At, string? Words, ProposalState State, bool IsOver, bool IsApplied, string? Reason, DateTimeOffset? EndedAt, MatchFitness? Fitness)
{
    /// <summary>The talent may still do something about it.</summary>
    public bool IsWaiting => State == ProposalState.Proposed && !IsApplied;
}

/// <summary>Opens proposals, for the talent and for whoever answers for the case.</summary>
public sealed class ProposalBook(AppDb db, CurrentCall call, SealedCase words, MatchBook book)
{
    /// <summary>Those of the signed-in person in cases that go on, wherever they are; the newest first.</summary>
    public async Task<IReadOnlyList<OpenProposal>> Mine(TalentWishes? wishes, MatchScale scale, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var going = db.Cases.Where(c => c.TalentUserId == me && c.ClosedAt == null);
        var proposals = await db.MatchProposals.AsNoTracking().Where(p => p.TalentUserId == me && going.Any(c => c.TenantId == p.TenantId && c.Id == p.CaseId)).OrderByDescending(p => p.ProposedAt).ThenBy(p => p.Id).ToListAsync(ct);
        return await Open(proposals, db.JobApplications.Where(a => a.TalentUserId == me), wishes, scale, ct);
    }

    /// <summary>Those of a case, for whoever answers for it: of applications they learn what the talent shows them.</summary>
    public async Task<IReadOnlyList<OpenProposal>> Of(TalentCase one, TalentWishes? wishes, MatchScale scale, CancellationToken ct)
    {
        var proposals = await db.MatchProposals.AsNoTracking().Where(p => p.TenantId == one.TenantId && p.CaseId == one.Id).OrderByDescending(p => p.ProposedAt).ThenBy(p => p.Id).ToListAsync(ct);
        return await Open(proposals, db.JobApplications.Where(a => a.TenantId == one.TenantId && a.TalentUserId == one.TalentUserId && a.SharedAt != null), wishes, scale, ct);
    }

    private async Task<IReadOnlyList<OpenProposal>> Open(List<MatchProposal> proposals, IQueryable<JobApplication> known, TalentWishes? wishes, MatchScale scale, CancellationToken ct)
    {
        if (proposals.Count == 0) return [];
        var jobs = proposals.Select(p => p.JobId).Distinct().ToList();
        var published = await book.Of(jobs, wishes, scale, ct);
        var applied = (await known.Where(a => jobs.Contains(a.JobId) && a.State != ApplicationState.Withdrawn).Select(a => a.JobId).ToListAsync(ct)).ToHashSet();
        List<OpenProposal> open = new(proposals.Count);
        foreach (var p in proposals)
        {
            var now = published.GetValueOrDefault(p.JobId);
            open.Add(new(
                p.Id, p.CaseId, p.TenantId, p.JobId, now?.Listing.Title ?? p.Title, now?.Listing.Employer ?? Bilingual.Empty, p.ProposedByName, p.ProposedAt,
                await words.Open(p.TalentUserId, MatchProposal.Table, "words", p.Id, p.Words, ct), p.State, now is null, applied.Contains(p.JobId),
                await words.Open(p.TalentUserId, MatchProposal.Table, "reason", p.Id, p.Reason, ct), p.EndedAt, now?.Fitness is { MostPoints: > 0 } fitness ? fitness : null));
        }

        return open;
    }
}
