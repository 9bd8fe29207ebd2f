using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>Whoever answers for a case asks a student consultant to be its talent's buddy. At most two at a time.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="MembershipId">Of a student who fits now, see <see cref="ViewBuddies"/>.</param>
[Requires(BuddiesPermissions.Propose)]
public sealed record ProposeBuddy(Guid Id, Guid MembershipId) : ICommand<ProposeBuddyResult>;

public sealed record ProposeBuddyResult(Guid ProposalId);

internal sealed class ProposeBuddyHandler(AppDb db, CaseDesk desk, BuddyBook book, ConversationBook cases, TimeProvider clock) : IRequestHandler<ProposeBuddy, Outcome<ProposeBuddyResult>>
{
    public async Task<Outcome<ProposeBuddyResult>> Handle(ProposeBuddy request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one || desk.SeesAsCampus(one)) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Buddy_CaseEnded");
        await cases.Lock(one.TenantId, one.Id, ct);
        if (await book.WishOf(one, ct) is not { IsWanted: true } wish) return Outcome.Refused("ProposeBuddy_NotWanted");
        if (await book.Proposals.CountAsync(p => p.CaseId == one.Id && (p.State == BuddyState.Asked || p.State == BuddyState.Offered || p.State == BuddyState.Agreed), ct) >= BuddyProposal.MostOpen) return Outcome.Refused(new TextKey("ProposeBuddy_Enough", BuddyProposal.MostOpen));
        // Whoever did not opt in, is away, has no room or was proposed before is not there.
        if ((await book.Rank(one, wish, ct)).FirstOrDefault(candidate => candidate.MembershipId == request.MembershipId) is not { } student) return Outcome.NotFound;
        var (id, now) = (Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow());
        db.BuddyProposals.Add(BuddyProposal.Ask(id, one, student.UserId, student.Name, desk.MyName, await book.Seal(one.TalentUserId!.Value, BuddyProposal.Table, "reasons", id, student.Fitness.Reasons, ct), now));
        return new ProposeBuddyResult(id);
    }
}
