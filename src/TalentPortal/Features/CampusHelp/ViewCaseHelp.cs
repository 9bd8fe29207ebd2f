using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.CampusHelp;

/// <summary>The calls for help in one case, for the student who accompanies it, and what became of them: their own words, and what was answered to them.</summary>
/// <param name="Id">Of the case.</param>
[Requires(CampusHelpPermissions.Ask)]
public sealed record ViewCaseHelp(Guid Id) : IQuery<ViewCaseHelpResult>;

/// <param name="Calls">The newest first.</param>
public sealed record ViewCaseHelpResult(Guid Id, string Reference, bool CanAsk, IReadOnlyList<ViewCaseHelpResult.Item> Calls)
{
    /// <param name="AnsweredByName">Who takes care of it; null while nobody does.</param>
    public sealed record Item(Guid Id, HelpKind Kind, string? Words, DateTimeOffset AskedAt, HelpState State, string? AnsweredByName, string? Done, DateTimeOffset? ClosedAt);
}

internal sealed class ViewCaseHelpHandler(CaseDesk desk, HelpDesk help, SealedCase sealing) : IRequestHandler<ViewCaseHelp, Outcome<ViewCaseHelpResult>>
{
    public async Task<Outcome<ViewCaseHelpResult>> Handle(ViewCaseHelp request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { Tier: CaseTier.Campus, TalentUserId: { } talent } one) return Outcome.NotFound;
        List<ViewCaseHelpResult.Item> calls = [];
        foreach (var c in await help.Here.AsNoTracking().Where(c => c.CaseId == one.Id && c.ConsultantUserId == desk.Me).OrderByDescending(c => c.AskedAt).ToListAsync(ct))
        {
            calls.Add(new(
                c.Id, c.Kind, await sealing.Open(talent, HelpCall.Table, "words", c.Id, c.Words, ct), c.AskedAt, c.State, c.AnsweredByName, await sealing.Open(talent, HelpCall.Table, "done", c.Id, c.Done, ct), c.ClosedAt));
        }

        return new ViewCaseHelpResult(one.Id, one.Reference, one.IsOpen, calls);
    }
}
