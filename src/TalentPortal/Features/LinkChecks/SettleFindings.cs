using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.LinkChecks.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.LinkChecks;

/// <summary>Says of one finding or of many what came of them. Those that are settled already stay as they are.</summary>
/// <param name="Note">For those who ask later; may be left out.</param>
[Requires(LinkChecksPermissions.Keep)]
public sealed record SettleFindings(IReadOnlyList<Guid>? Findings, FindingOutcome? Outcome, string? Note) : ICommand<SettleFindingsResult>
{
    public const int Most = 100;
}

public sealed record SettleFindingsResult(int Settled);

internal sealed class SettleFindingsValidator : AbstractValidator<SettleFindings>
{
    public SettleFindingsValidator()
    {
        RuleFor(x => x.Findings).Must(findings => findings is { Count: > 0 and <= SettleFindings.Most }).Says("SettleFindings_NoneChosen", SettleFindings.Most);
        // The others are said by the watch itself.
        RuleFor(x => x.Outcome).Must(outcome => outcome is FindingOutcome.NoMatter or FindingOutcome.SourceReplaced or FindingOutcome.ContentCorrected).Says("SettleFindings_OutcomeMissing");
        RuleFor(x => x.Note).IsPlainText(LinkFinding.NoteMax, "SettleFindings_NoteLong");
    }
}

internal sealed class SettleFindingsHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SettleFindings, Outcome<SettleFindingsResult>>
{
    public async Task<Outcome<SettleFindingsResult>> Handle(SettleFindings request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var ids = request.Findings!.Distinct().ToList();
        var found = await db.LinkFindings.AtTenantOf(call).Where(f => ids.Contains(f.Id)).ToListAsync(ct);
        if (found.Count != ids.Count) return Outcome.NotFound;
        var (now, by, note) = (clock.GetUtcNow(), call.Rights.Name ?? "", string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        var open = found.Where(f => f.State != FindingState.Settled).ToList();
        var linkIds = open.Where(f => f.Kind is FindingKind.Changed or FindingKind.ListPage).Select(f => f.LinkId).ToList();
        var links = await db.WatchedLinks.AtTenantOf(call).Where(l => linkIds.Contains(l.Id)).ToListAsync(ct);
        foreach (var finding in open)
        {
            finding.Settle(request.Outcome!.Value, now);
            db.LinkFindingSteps.Add(LinkFindingStep.Of(finding, FindingStepKind.Settled, by, note, now));
        }

        foreach (var link in links) link.TakeAsRead(now);
        audit.Write("links.settle", null, FormattableString.Invariant($"{request.Outcome}: {open.Count}"));
        return new SettleFindingsResult(open.Count);
    }
}
