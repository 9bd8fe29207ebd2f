using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cases;

/// <summary>What would change if a case went on by the organisation's newest way of working.</summary>
[Requires(CasesPermissions.Work)]
public sealed record ViewPlaybookMove(Guid Id) : IQuery<ViewPlaybookMoveResult>;

/// <param name="Number">Of the newest edition; null where the case follows it already, or there is none.</param>
/// <param name="Note">What its writer says about it.</param>
/// <param name="Differences">Of stages, tests and packets.</param>
/// <param name="StageIsLeftOut">The case stands where the newest way does not go: it keeps its own until it has gone on.</param>
public sealed record ViewPlaybookMoveResult(int? Number, string? Note, IReadOnlyList<Difference> Differences, bool StageIsLeftOut, uint Version);

internal sealed class ViewPlaybookMoveHandler(CaseDesk desk, TenantPlaybooks playbooks) : IRequestHandler<ViewPlaybookMove, Outcome<ViewPlaybookMoveResult>>
{
    public async Task<Outcome<ViewPlaybookMoveResult>> Handle(ViewPlaybookMove request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one) return Outcome.NotFound;
        if (!one.IsOpen || await playbooks.Newest(ct) is not { } newest || newest.Id == one.PlaybookEditionId) return new ViewPlaybookMoveResult(null, null, [], false, one.Version);
        return new ViewPlaybookMoveResult(newest.Number, newest.Note, PlaybookComparison.Of(one.Playbook, newest.Book), newest.Book.Find(one.Stage) is not { IsLeftOut: false }, one.Version);
    }
}
