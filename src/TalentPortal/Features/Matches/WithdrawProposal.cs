using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>Whoever answers for the case takes a proposal back that the talent has not answered. Once more changes nothing.</summary>
[Requires(MatchesPermissions.Propose)]
public sealed record WithdrawProposal(Guid Id) : ICommand<Done>;

internal sealed class WithdrawProposalHandler(AppDb db, CurrentCall call, CaseDesk desk, ProposalCourse course, TimeProvider clock) : IRequestHandler<WithdrawProposal, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawProposal request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.MatchProposals.AtTenantOf(call).SingleOrDefaultAsync(p => p.Id == request.Id, ct) is not { } proposal) return Outcome.NotFound;
        if (await desk.Own(proposal.CaseId, ct) is not { Tier: not CaseTier.Campus } one) return Outcome.NotFound;
        if (proposal.State == ProposalState.Withdrawn) return Done.Value;
        if (!one.IsOpen) return Outcome.Refused("Proposal_CaseEnded");
        if (proposal.Withdraw(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await course.Note(proposal, one, ct);
        return Done.Value;
    }
}
