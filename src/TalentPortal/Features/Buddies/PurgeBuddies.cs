using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Buddies;

/// <summary>Forgets wishes and proposals of a tenant's cases that ended half a year ago, and the cards of those who no longer work on the campus.</summary>
[SystemOnly]
public sealed record PurgeBuddies : ICommand<PurgeBuddiesResult>;

public sealed record PurgeBuddiesResult(int Wishes, int Proposals, int Cards);

internal sealed class PurgeBuddiesHandler(AppDb db, CurrentCall call, BuddyBook book, TimeProvider clock) : IRequestHandler<PurgeBuddies, Outcome<PurgeBuddiesResult>>
{
    public async Task<Outcome<PurgeBuddiesResult>> Handle(PurgeBuddies request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var before = clock.GetUtcNow().AddMonths(-BuddyWish.KeptMonths);
        var over = db.Cases.AtTenantOf(call).Where(c => c.ClosedAt <= before);
        var students = (await db.CaseColleagues(tenant, ct)).Where(c => c.Roles.WorksIn(CaseTier.Campus)).Select(c => c.UserId).ToList();
        return new PurgeBuddiesResult(
            await db.BuddyWishes.AtTenantOf(call).Where(w => over.Any(c => c.Id == w.Id)).ExecuteDeleteAsync(ct),
            await book.Proposals.Where(p => over.Any(c => c.Id == p.CaseId)).ExecuteDeleteAsync(ct),
            await book.Cards.Where(c => !students.Contains(c.UserId)).ExecuteDeleteAsync(ct));
    }
}

/// <summary>Daily, tenant by tenant.</summary>
internal sealed class BuddiesRetentionWork : IScheduledWork
{
    public string Name => "buddies-retention";

    public string Cron => "0 58 18 * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant(_ => new PurgeBuddies(), ct);
}

/// <summary>With a case end what hangs on it.</summary>
internal sealed class BuddiesOfCases(BuddyBook book) : INotificationHandler<CaseClosed>
{
    public Task Handle(CaseClosed happened, CancellationToken ct) => book.EndAll(happened.Case.TenantId, happened.Case.Id, ct);
}
