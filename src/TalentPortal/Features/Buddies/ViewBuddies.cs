using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>Who fits the talent of a case as a buddy, with the reasons on both sides, and what became of earlier proposals. For whoever answers for the case, and the team lead; each reading is in the person's access log.</summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(BuddiesPermissions.Propose)]
public sealed record ViewBuddies(Guid Id) : IQuery<ViewBuddiesResult>;

/// <param name="IsWanted">Whether the talent wants a buddy; null: they have not said.</param>
/// <param name="CanPropose">Whether the caller answers for the case, and there is room for another proposal.</param>
/// <param name="CanHandOver">Whether the case can go to the campus now.</param>
/// <param name="Used">What the talent lets the match use.</param>
/// <param name="Candidates">Who fits best stands first.</param>
public sealed record ViewBuddiesResult(
    Guid Id, string Reference, bool? IsWanted, bool CanPropose, bool CanHandOver, IReadOnlyList<BuddyField> Used, BuddyScale Scale, IReadOnlyList<BuddyCandidate> Candidates, IReadOnlyList<ViewBuddiesResult.Proposal> Proposals)
{
    /// <param name="MembershipId">Null for who no longer works here.</param>
    /// <param name="Answer">Why the student cannot.</param>
    public sealed record Proposal(Guid Id, Guid? MembershipId, string StudentName, BuddyState State, string ProposedByName, DateTimeOffset MovedAt, IReadOnlyList<BuddyReason> Reasons, string? Answer, bool CanEnd);
}

internal sealed class ViewBuddiesHandler(Data.AppDb db, CurrentCall call, CaseDesk desk, BuddyBook book, AccessLog access) : IRequestHandler<ViewBuddies, Outcome<ViewBuddiesResult>>
{
    public async Task<Outcome<ViewBuddiesResult>> Handle(ViewBuddies request, CancellationToken ct)
    {
        if (await desk.See(request.Id, ct) is not var (one, sight, _) || !sight.IsFull || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var (tenant, wish) = (call.RequiredTenant, await book.WishOf(one, ct));
        var isWanted = wish is { IsWanted: true };
        var proposals = await book.Proposals.AsNoTracking().Where(p => p.CaseId == one.Id).OrderByDescending(p => p.ProposedAt).ToListAsync(ct);
        if (isWanted || proposals.Count > 0) await access.Record(talent, tenant.Name, TalentCase.Purpose, "buddy", FieldClass.Sensitive, one.Id, ct);
        var (works, colleagues) = (sight.Part == CasePart.Owner && one.IsOpen, await db.CaseColleagues(tenant, ct));
        List<ViewBuddiesResult.Proposal> shown = [];
        foreach (var p in proposals)
            shown.Add(new(p.Id, colleagues.FirstOrDefault(c => c.UserId == p.StudentUserId)?.MembershipId, p.StudentName, p.State, p.ProposedByName, p.MovedAt, await book.ReasonsOf(p, ct), await book.AnswerOf(p, ct), works && p.IsOpen));
        return new ViewBuddiesResult(
            one.Id, one.Reference, wish?.IsWanted, works && isWanted && proposals.Count(p => p.IsOpen) < BuddyProposal.MostOpen, works && one.Playbook.HandOverFrom(one.Stage)?.Tier == CaseTier.Campus, wish?.Used ?? [], await book.Scale(ct),
            isWanted ? await book.Rank(one, wish!, ct) : [], shown);
    }
}
