using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Rules;

/// <summary>Throws a draft away. A rule of which nothing ever computed goes with its last one, and the persons made up for it.</summary>
/// <param name="Version">Of the draft as it was looked at.</param>
[Requires(RulesPermissions.Edit)]
public sealed record DiscardRuleDraft(Guid VersionId, uint Version) : ICommand<Done>;

internal sealed class DiscardRuleDraftHandler(AppDb db, CurrentCall call, RuleEditing editing, Audit audit) : IRequestHandler<DiscardRuleDraft, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscardRuleDraft request, CancellationToken ct)
    {
        if (call.Tenant is null || await editing.Find(request.VersionId, ct) is not { Version: var version, Rule: var rule }) return Outcome.NotFound;
        if (version.Version != request.Version) return Outcome.Conflict;
        if (version.State != RuleState.Draft) return Outcome.Refused("Rule_NotDraft");
        db.Remove(version);
        if (rule.CurrentNumber == 0 && !db.RuleVersions.Any(v => v.TenantId == rule.TenantId && v.RuleId == rule.Id && v.Id != version.Id)) db.Remove(rule);
        audit.Write("rules.discard", version.Id);
        return Done.Value;
    }
}
