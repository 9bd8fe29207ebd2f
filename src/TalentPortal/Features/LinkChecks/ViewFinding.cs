using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>One finding: what was seen, which content is concerned, and what happened to it.</summary>
[Requires(LinkChecksPermissions.Keep)]
public sealed record ViewFinding(Guid FindingId) : IQuery<ViewFindingResult>;

/// <param name="Uses">The content that has the address or rests on it.</param>
/// <param name="SeenAt">When the page was last seen in order.</param>
public sealed record ViewFindingResult(
    Guid Id, FindingKind Kind, FindingState State, string Address, string Subject, string? Detail, DateTimeOffset FoundAt, DateTimeOffset VisitedAt, DateTimeOffset? SeenAt, DateOnly DueOn, string? KeeperName, bool IsMine,
    FindingOutcome? Outcome, uint Version, IReadOnlyList<ViewFindingResult.Use> Uses, IReadOnlyList<ViewFindingResult.Step> Steps)
{
    public sealed record Use(ContentKind Kind, Bilingual Name, string Page, bool IsOwn);

    public sealed record Step(FindingStepKind Kind, DateTimeOffset At, string? ByName, FindingOutcome? Outcome, string? Note);
}

internal sealed class ViewFindingHandler(AppDb db, CurrentCall call, LinkUses uses) : IRequestHandler<ViewFinding, Outcome<ViewFindingResult>>
{
    public async Task<Outcome<ViewFindingResult>> Handle(ViewFinding request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.LinkFindings.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(f => f.Id == request.FindingId, ct) is not { } finding) return Outcome.NotFound;
        var link = await db.WatchedLinks.AsNoTracking().AtTenantOf(call).SingleAsync(l => l.Id == finding.LinkId, ct);
        var steps = await db.LinkFindingSteps.AsNoTracking().AtTenantOf(call).Where(s => s.FindingId == finding.Id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
        var used = (await uses.Of(tenant.Id, ct))[link.Address].DistinctBy(use => (use.Kind, use.Key)).OrderByDescending(use => use.IsOwn).ThenBy(use => use.Kind).ThenBy(use => use.Key, StringComparer.Ordinal);
        return new ViewFindingResult(
            finding.Id, finding.Kind, finding.State, link.Address, finding.Subject, finding.Detail, finding.FoundAt, finding.SeenAt, link.SeenAt, finding.DueOn, finding.KeeperName, finding.KeeperId is { } keeper && keeper == call.UserId,
            finding.Outcome, finding.Version, [.. used.Select(use => new ViewFindingResult.Use(use.Kind, use.Name, use.Page, use.IsOwn))], [.. steps.Select(s => new ViewFindingResult.Step(s.Kind, s.At, s.ByName, s.Outcome, s.Note))]);
    }
}
