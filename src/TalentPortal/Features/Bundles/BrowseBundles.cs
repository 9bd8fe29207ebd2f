using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Bundles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Bundles;

/// <summary>What was sent lately, the newest first.</summary>
[Requires(BundlesPermissions.Exchange)]
public sealed record BrowseBundles : IQuery<BrowseBundlesResult>
{
    public const int Most = 30;
}

public sealed record BrowseBundlesResult(IReadOnlyList<BrowseBundlesResult.Item> Items)
{
    public sealed record Item(Guid Id, string FileName, DateTimeOffset SentAt, string SentBy, DateTimeOffset? AppliedAt);
}

internal sealed class BrowseBundlesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseBundles, Outcome<BrowseBundlesResult>>
{
    public async Task<Outcome<BrowseBundlesResult>> Handle(BrowseBundles request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var since = clock.GetUtcNow().AddDays(-ContentBundle.KeptDays);
        return new BrowseBundlesResult(await db.ContentBundles.AsNoTracking().AtTenantOf(call).Where(b => b.SentAt >= since).OrderByDescending(b => b.SentAt).Take(BrowseBundles.Most)
            .Select(b => new BrowseBundlesResult.Item(b.Id, b.FileName, b.SentAt, b.SentBy, b.AppliedAt)).ToListAsync(ct));
    }
}
