using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Buddies;

/// <summary>A student consultant would accompany somebody, or cannot, with a reason. A no has no consequences.</summary>
/// <param name="Reason">Whoever proposed it reads it; the talent does not.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(BuddiesPermissions.Offer)]
public sealed record AnswerBuddy(Guid Id, bool Accept, string? Reason, uint Version) : ICommand<Done>;

internal sealed class AnswerBuddyValidator : AbstractValidator<AnswerBuddy>
{
    public AnswerBuddyValidator() =>
        RuleFor(x => x.Reason).Must((answer, typed) => answer.Accept || Typed.Tidy(typed) is not null).Says("AnswerBuddy_ReasonMissing").IsPlainText(BuddyProposal.ReasonMax, "Buddy_TooLong");
}

internal sealed class AnswerBuddyHandler(CurrentCall call, BuddyBook book, TimeProvider clock) : IRequestHandler<AnswerBuddy, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerBuddy request, CancellationToken ct)
    {
        var me = call.UserId;
        if (call.Tenant is null || await book.Proposals.SingleOrDefaultAsync(p => p.Id == request.Id && p.StudentUserId == me && p.State != BuddyState.Refused, ct) is not { } proposal) return Outcome.NotFound;
        if (proposal.Version != request.Version) return Outcome.Conflict;
        var reason = request.Accept ? default : await book.Seal(proposal.StudentUserId, BuddyProposal.Table, "answer", proposal.Id, request.Reason!.Trim(), ct);
        return proposal.AnswerStudent(request.Accept, reason, clock.GetUtcNow()) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
