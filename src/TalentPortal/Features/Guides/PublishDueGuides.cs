using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Guides.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>Publishes, at one tenant, the approved versions whose hour has come.</summary>
[SystemOnly]
public sealed record PublishDueGuides : ICommand<PublishDueGuidesResult>;

public sealed record PublishDueGuidesResult(int Published);

internal sealed class PublishDueGuidesHandler(AppDb db, CurrentCall call, GuideEditing editing, Audit audit, TimeProvider clock) : IRequestHandler<PublishDueGuides, Outcome<PublishDueGuidesResult>>
{
    public async Task<Outcome<PublishDueGuidesResult>> Handle(PublishDueGuides request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var due = await db.GuideVersions.AtTenantOf(call).Where(v => v.State == GuideState.Approved && v.PublishAt <= now).OrderBy(v => v.PublishAt).ThenBy(v => v.Number).ToListAsync(ct);
        var published = 0;
        foreach (var version in due)
        {
            var guide = await db.Guides.AtTenantOf(call).SingleAsync(g => g.Id == version.GuideId, ct);
            if (await editing.Publish(version, guide, ct) is { } why)
            {
                // It would be tried each minute for ever: whoever wrote it learns why.
                version.Return(why, now);
                continue;
            }

            audit.Write("guides.publish", version.Id);
            published++;
        }

        return new PublishDueGuidesResult(published);
    }
}

/// <summary>Each minute, the desk's too.</summary>
internal sealed class PublishDueGuidesWork : IScheduledWork
{
    public string Name => "guides-publish";

    public string Cron => "0 * * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PublishDueGuides(), ct);
}
