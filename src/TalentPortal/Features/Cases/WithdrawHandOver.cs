using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>Takes back a case that one has offered and that nobody has answered yet.</summary>
[Requires(CasesPermissions.HandOver)]
public sealed record WithdrawHandOver(Guid Id) : ICommand<Done>;

internal sealed class WithdrawHandOverHandler(HandOverDesk handOvers, CaseTimeline timeline, Audit audit, TimeProvider clock) : IRequestHandler<WithdrawHandOver, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(WithdrawHandOver request, CancellationToken ct)
    {
        if (await handOvers.FromMe(request.Id, ct) is not var (handOver, one)) return Outcome.NotFound;
        if (handOver.Withdraw(clock.GetUtcNow()) is { } why) return Outcome.Refused(why);
        await timeline.Add(one, handOver, CaseEntryKind.HandOverWithdrawn, null, ct);
        audit.Write("cases.withdraw", one.Id, $"{handOver.FromTier} {handOver.ToTier}");
        return Done.Value;
    }
}
