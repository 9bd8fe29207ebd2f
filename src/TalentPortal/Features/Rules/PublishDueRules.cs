using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules;

/// <summary>Publishes, at one tenant, the approved versions whose hour has come. Whom a version contradicts by then keeps it back.</summary>
[SystemOnly]
public sealed record PublishDueRules : ICommand<PublishDueRulesResult>;

public sealed record PublishDueRulesResult(int Published);

internal sealed class PublishDueRulesHandler(AppDb db, CurrentCall call, RuleEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<PublishDueRules, Outcome<PublishDueRulesResult>>
{
    public async Task<Outcome<PublishDueRulesResult>> Handle(PublishDueRules request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var due = await db.RuleVersions.AtTenantOf(call).Where(v => v.State == RuleState.Approved && v.PublishAt <= now).OrderBy(v => v.PublishAt).ThenBy(v => v.Number).ToListAsync(ct);
        var published = 0;
        foreach (var version in due)
        {
            var rule = await db.Rules.AtTenantOf(call).SingleAsync(r => r.Id == version.RuleId, ct);
            if (await editing.Publish(version, rule, ct) is { } failure)
            {
                // It would be tried each minute for ever: whoever wrote it learns that it stands still, and its page says why.
                version.Return(failure.Reason?.Name ?? "Rule_GateClosed", now);
                continue;
            }

            audit.Write("rules.publish", version.Id);
            published++;
        }

        return new PublishDueRulesResult(published);
    }
}

/// <summary>Each minute, the desk's too.</summary>
internal sealed class PublishDueRulesWork : IScheduledWork
{
    public string Name => "rules-publish";

    public string Cron => "0 * * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PublishDueRules(), ct);
}
