using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Buddies;

/// <summary>The person agrees to a student, or asks for another one at any time, without a reason: they are not proposed to each other again.</summary>
[SignedIn]
public sealed record AnswerMyBuddy(Guid Id, bool Agree) : ICommand<Done>;

internal sealed class AnswerMyBuddyHandler(CurrentCall call, BuddyBook book, TimeProvider clock) : IRequestHandler<AnswerMyBuddy, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerMyBuddy request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (call.Tenant is null || await book.Proposals.SingleOrDefaultAsync(p => p.Id == request.Id && p.TalentUserId == me && p.State != BuddyState.Asked && p.State != BuddyState.Declined, ct) is not { } proposal) return Outcome.NotFound;
        // Pressed twice: it is said.
        if (proposal.State == (request.Agree ? BuddyState.Agreed : BuddyState.Refused)) return Done.Value;
        if (proposal.AnswerTalent(request.Agree, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        // One buddy at a time: who else was asked is free again.
        if (request.Agree)
            foreach (var other in await book.Proposals.Where(p => p.CaseId == proposal.CaseId && p.Id != proposal.Id).ToListAsync(ct)) other.End(clock.GetUtcNow());
        return Done.Value;
    }
}
