using System.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>Makes a draft of what an earlier version said. It is a new version and goes through the gate and review like any other: history is not rewritten.</summary>
/// <param name="Number">Of the earlier version.</param>
/// <param name="Version">Of the rule as it was looked at.</param>
[Requires(RulesPermissions.Edit)]
public sealed record RollBackRule(Guid RuleId, int Number, uint Version) : ICommand<SaveRuleDraftResult>;

internal sealed class RollBackRuleValidator : AbstractValidator<RollBackRule>
{
    public RollBackRuleValidator() => RuleFor(x => x.Number).GreaterThan(0).Says("Rule_NoSuchVersion");
}

internal sealed class RollBackRuleHandler(AppDb db, CurrentCall call, RuleEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<RollBackRule, Outcome<SaveRuleDraftResult>>
{
    private static readonly ResourceManager Texts = new(typeof(RulesText));

    public async Task<Outcome<SaveRuleDraftResult>> Handle(RollBackRule request, CancellationToken ct)
    {
        if (call.Tenant is null || await db.Rules.AtTenantOf(call).SingleOrDefaultAsync(r => r.Id == request.RuleId, ct) is not { } rule) return Outcome.NotFound;
        if (rule.Version != request.Version) return Outcome.Conflict;
        var versions = await db.RuleVersions.AtTenantOf(call).Where(v => v.RuleId == rule.Id).OrderByDescending(v => v.Number).ToListAsync(ct);
        if (versions.FirstOrDefault(v => v.Number == request.Number && v.PublishedAt is not null) is not { } old) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var note = string.Format(call.Language.Culture(), Texts.GetString("RollBackRule_Note", call.Language.Culture())!, old.Number);
        var draft = RuleVersion.Draft(Guid.CreateVersion7(now), rule, versions[0].Number + 1, old.Document, editing.Me, note, now);
        db.RuleVersions.Add(draft);
        audit.Write("rules.roll_back", draft.Id);
        return new SaveRuleDraftResult(rule.Id, draft.Id, rule.Code, draft.Number, RuleDraft.Read(old.Document, rule.Code, null, await editing.Site(ct)).Faults);
    }
}
