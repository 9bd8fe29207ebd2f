using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Takes a case on that is offered to one's tier. Of two who do so at once one has it, the other gets a conflict.</summary>
[Requires(CasesPermissions.HandOver)]
public sealed record AcceptHandOver(Guid Id) : ICommand<AcceptHandOverResult>;

public sealed record AcceptHandOverResult(Guid CaseId);

internal sealed class AcceptHandOverHandler(HandOverDesk handOvers, CaseDesk desk, CaseTransfer transfer, Audit audit, TimeProvider clock) : IRequestHandler<AcceptHandOver, Outcome<AcceptHandOverResult>>
{
    public async Task<Outcome<AcceptHandOverResult>> Handle(AcceptHandOver request, CancellationToken ct)
    {
        if (await handOvers.ForMe(request.Id, ct) is not var (handOver, one)) return Outcome.NotFound;
        if (handOver.State == HandOverState.Accepted) return Outcome.Conflict;
        if (handOver.Accept(desk.Me, desk.MyName, clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await transfer.Complete(one, handOver, desk.Me, desk.MyName, ct);
        audit.Write("cases.accept", one.Id, $"{handOver.FromTier} {handOver.ToTier}");
        return new AcceptHandOverResult(one.Id);
    }
}
