using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>What the employer was sent at the tenant of the site and has not closed, the one due first leads; without a word about the persons.</summary>
[Requires(ReferralsPermissions.Answer)]
public sealed record BrowseReferred : IQuery<BrowseReferredResult>;

public sealed record BrowseReferredResult(IReadOnlyList<BrowseReferredResult.Item> Items)
{
    public sealed record Item(Guid Id, DateTimeOffset SentAt, DateOnly DueOn, bool IsAccepted, bool IsOverdue);
}

internal sealed class BrowseReferredHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseReferred, Outcome<BrowseReferredResult>>
{
    public async Task<Outcome<BrowseReferredResult>> Handle(BrowseReferred request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var today = tenant.DayAt(clock.GetUtcNow());
        var letters = await db.ReferralLetters.AsNoTracking().AtTenantOf(call).Where(l => l.EmployerId == employer).OrderBy(l => l.DueOn).ThenBy(l => l.Id).ToListAsync(ct);
        return new BrowseReferredResult([.. letters.Select(l => new BrowseReferredResult.Item(l.Id, l.SentAt, l.DueOn, l.IsAccepted, l.DueOn < today))]);
    }
}
