using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>The postings of the site that fit the signed-in person best, with the reasons, and what they put aside.</summary>
[SignedIn]
public sealed record BrowseMatches : IQuery<BrowseMatchesResult>;

/// <param name="HasProfile">Without a profile there is nothing to compare.</param>
/// <param name="Silent">Parts of which the person says nothing, so that they do not count.</param>
/// <param name="Number">Version of the weights; 0 where the usual ones count.</param>
/// <param name="Unread">Sites whose postings are still being read, so that none of them can be among the items yet.</param>
/// <param name="Proposals">What consultants proposed in cases that go on, wherever they are; the newest first.</param>
public sealed record BrowseMatchesResult(
    bool HasProfile, MatchScale Scale, int Number, IReadOnlyList<MatchPart> Silent, IReadOnlyList<BrowseMatchesResult.Item> Items, IReadOnlyList<BrowseMatchesResult.Aside> PutAside, int Unread,
    IReadOnlyList<BrowseMatchesResult.Proposed> Proposals)
{
    /// <param name="Tenant">Whose case it is, and at whose site it is answered.</param>
    public sealed record Proposed(TenantRef Tenant, OpenProposal Proposal);

    public sealed record Item(Guid JobId, TenantRef Tenant, Bilingual Title, Bilingual Employer, MatchTerms Terms, MatchFitness Fitness);

    /// <param name="Title">Empty where the posting is gone.</param>
    public sealed record Aside(Guid JobId, Bilingual Title, Bilingual Employer);
}

internal sealed class BrowseMatchesHandler(AppDb db, CurrentCall call, TenantDirectory tenants, MatchBook book, ProposalBook proposals) : IRequestHandler<BrowseMatches, Outcome<BrowseMatchesResult>>
{
    public async Task<Outcome<BrowseMatchesResult>> Handle(BrowseMatches request, CancellationToken ct)
    {
        var ((scale, number), wishes, me) = (await book.Scale(ct), await book.Own(ct), call.RequiredUserId);
        List<BrowseMatchesResult.Item> items = [];
        var found = wishes is { IsEmpty: false } ? await book.Rank(wishes, scale, await book.LeftOut(ct), ct) : new([], 0);
        var byPolicy = await book.ByPolicy(found.Best, ct);
        foreach (var match in found.Best)
            if (await tenants.ById(match.Listing.TenantId, ct) is { } tenant && match.Listing is var l)
                items.Add(new(l.JobId, tenant, l.Title, l.Employer, MatchTerms.Of(l, byPolicy), match.Fitness));
        List<BrowseMatchesResult.Proposed> proposed = [];
        foreach (var proposal in await proposals.Mine(wishes, scale, ct))
            if (await tenants.ById(proposal.TenantId, ct) is { } tenant) proposed.Add(new(tenant, proposal));
        var aside = await db.MatchRefusals.AsNoTracking().Where(r => r.UserId == me).OrderByDescending(r => r.At).ThenBy(r => r.Id).Select(r => r.JobId).ToListAsync(ct);
        var known = await db.JobListings.AsNoTracking().Where(l => aside.Contains(l.JobId)).ToDictionaryAsync(l => l.JobId, ct);
        return new BrowseMatchesResult(
            wishes is not null, scale, number, wishes is null ? [] : [.. MatchScale.Parts.Where(part => !wishes.Says(part))], items,
            [.. aside.Select(job => new BrowseMatchesResult.Aside(job, known.GetValueOrDefault(job)?.Title ?? Bilingual.Empty, known.GetValueOrDefault(job)?.Employer ?? Bilingual.Empty))], found.Unread, proposed);
    }
}
