using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>The student ends it, or whoever answers for the case takes the proposal back. Nobody is asked why.</summary>
[Requires(BuddiesPermissions.End)]
public sealed record EndBuddy(Guid Id) : ICommand<Done>;

internal sealed class EndBuddyHandler(CurrentCall call, CaseDesk desk, BuddyBook book, TimeProvider clock) : IRequestHandler<EndBuddy, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EndBuddy request, CancellationToken ct)
    {
        if (call.Tenant is null || await book.Proposals.SingleOrDefaultAsync(p => p.Id == request.Id, ct) is not { } proposal) return Outcome.NotFound;
        var isStudent = proposal.StudentUserId == call.UserId && proposal.State != BuddyState.Refused;
        if (!isStudent && (await desk.Own(proposal.CaseId, ct) is not { } one || desk.SeesAsCampus(one))) return Outcome.NotFound;
        return proposal.End(clock.GetUtcNow()) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
