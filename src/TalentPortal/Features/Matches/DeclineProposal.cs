using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Matches;

/// <summary>The person says that what their consultant proposed is not for them. Once more changes nothing.</summary>
/// <param name="Reason">The consultant reads it; may be left out.</param>
[SignedIn]
public sealed record DeclineProposal(Guid Id, string? Reason) : ICommand<Done>;

internal sealed class DeclineProposalValidator : AbstractValidator<DeclineProposal>
{
    public DeclineProposalValidator() => RuleFor(x => x.Reason).IsPlainText(MatchProposal.ReasonMax, "Proposal_WordsUnfit");
}

internal sealed class DeclineProposalHandler(AppDb db, CurrentCall call, SealedCase words, ProposalCourse course, TimeProvider clock) : IRequestHandler<DeclineProposal, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DeclineProposal request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        // At the site of the organisation whose case it is: elsewhere nobody may write into it.
        if (call.Tenant is null || await db.MatchProposals.AtTenantOf(call).SingleOrDefaultAsync(p => p.Id == request.Id && p.TalentUserId == talent, ct) is not { } proposal) return Outcome.NotFound;
        if (await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == proposal.CaseId && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (proposal.State == ProposalState.Declined) return Done.Value;
        if (!one.IsOpen) return Outcome.Refused("Proposal_CaseEnded");
        if (proposal.Decline(await words.Seal(one, MatchProposal.Table, "reason", proposal.Id, request.Reason, ct), clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await course.Note(proposal, one, ct);
        await course.ToOwner(one, ct);
        return Done.Value;
    }
}
