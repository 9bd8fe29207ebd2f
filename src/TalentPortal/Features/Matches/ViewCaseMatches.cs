using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>
/// The postings of the site that fit the talent of a case, for whoever answers for it: compared is what the talent opens to them and
/// nothing else, and what they put aside or applied for without showing it stays theirs. The reading is in the person's access log.
/// </summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(MatchesPermissions.Propose)]
public sealed record ViewCaseMatches(Guid Id) : IQuery<ViewCaseMatchesResult>;

/// <param name="Open">Parts that are open to the caller, and so compared.</param>
/// <param name="Closed">Parts that would be compared if they were open.</param>
/// <param name="Silent">Parts of the comparison of which nothing is known, so that they do not count.</param>
/// <param name="Number">Version of the weights; 0 where the usual ones count.</param>
/// <param name="Proposals">The newest first.</param>
public sealed record ViewCaseMatchesResult(
    Guid Id, string Reference, CaseTier Tier, IReadOnlyList<GrantScope> Open, IReadOnlyList<GrantScope> Closed, IReadOnlyList<MatchPart> Silent, MatchScale Scale, int Number, IReadOnlyList<OpenProposal> Proposals,
    IReadOnlyList<ViewCaseMatchesResult.Item> Items)
{
    /// <summary>Nothing can be put in order: nothing is open, or nothing stands there.</summary>
    public bool IsEmpty => Silent.Count == MatchScale.Parts.Count;

    public sealed record Item(Guid JobId, Bilingual Title, Bilingual Employer, MatchTerms Terms, MatchFitness Fitness);
}

internal sealed class ViewCaseMatchesHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseComparison comparison, MatchBook book, ProposalBook proposals, AccessLog access) : IRequestHandler<ViewCaseMatches, Outcome<ViewCaseMatchesResult>>
{
    public async Task<Outcome<ViewCaseMatchesResult>> Handle(ViewCaseMatches request, CancellationToken ct)
    {
        if (await desk.See(request.Id, ct) is not var (one, sight, _) || await comparison.Of(one, sight, ct) is not { } open) return Outcome.NotFound;
        var (scale, number) = await book.Scale(ct);
        var proposed = await proposals.Of(one, open.Wishes.IsEmpty ? null : open.Wishes, scale, ct);
        var found = open.Wishes.IsEmpty ? [] : (await book.Rank(open.Wishes, scale, await LeftOut(one, proposed, ct), ct)).Best;
        var byPolicy = await book.ByPolicy(found, ct);
        if (open.Open.Count > 0 || proposed.Count > 0) await access.Record(one.TalentUserId!.Value, call.RequiredTenant.Name, TalentCase.Purpose, Read(open.Open), FieldClass.Sensitive, one.Id, ct);
        return new ViewCaseMatchesResult(
            one.Id, one.Reference, one.Tier, open.Open, open.Closed, [.. MatchScale.Parts.Where(part => !open.Wishes.Says(part))], scale, number, proposed,
            [.. found.Select(match => new ViewCaseMatchesResult.Item(match.Listing.JobId, match.Listing.Title, match.Listing.Employer, MatchTerms.Of(match.Listing, byPolicy), match.Fitness))]);
    }

    /// <summary>What was proposed already, and what the talent shows that they applied for.</summary>
    private async Task<IReadOnlySet<Guid>> LeftOut(TalentCase one, IReadOnlyList<OpenProposal> proposed, CancellationToken ct)
    {
        var left = await db.JobApplications.Where(a => a.TenantId == one.TenantId && a.TalentUserId == one.TalentUserId && a.SharedAt != null && a.State != ApplicationState.Withdrawn).Select(a => a.JobId).ToListAsync(ct);
        return left.Concat(proposed.Where(p => p.State != ProposalState.Withdrawn).Select(p => p.JobId)).ToHashSet();
    }

    private static string Read(IReadOnlyList<GrantScope> open) => string.Join(' ', open.Select(scope => scope == GrantScope.Profile ? "profile" : "career-" + scope.Part().ToLowerInvariant()).Prepend("matches"));
}
