using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Jobs;

/// <summary>The next open positions of a tenant's site, in the order of their ids.</summary>
/// <param name="From">The first id.</param>
/// <param name="IsAfter">Whether <paramref name="From"/> itself is left out.</param>
/// <param name="Until">The id before which to stop; null goes to the end.</param>
[Anyone]
public sealed record BrowseJobAddresses(Guid From, bool IsAfter, Guid? Until) : IQuery<BrowseJobAddressesResult>
{
    public const int PageSize = 1000;
}

/// <param name="Rows">At most <see cref="BrowseJobAddresses.PageSize"/>; fewer at the end.</param>
public sealed record BrowseJobAddressesResult(IReadOnlyList<BrowseJobAddressesResult.Row> Rows)
{
    public sealed record Row(Guid JobId, DateTimeOffset ChangedAt);
}

internal sealed class BrowseJobAddressesHandler(AppDb db, CurrentCall call) : IRequestHandler<BrowseJobAddresses, Outcome<BrowseJobAddressesResult>>
{
    public async Task<Outcome<BrowseJobAddressesResult>> Handle(BrowseJobAddresses request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant) return new BrowseJobAddressesResult([]);
        var open = db.JobListings.AsNoTracking().Where(l => l.TenantId == tenant && l.ClosedAt == null && l.JobId >= request.From);
        if (request.IsAfter) open = open.Where(l => l.JobId > request.From);
        if (request.Until is { } end) open = open.Where(l => l.JobId < end);
        return new BrowseJobAddressesResult(await open.OrderBy(l => l.JobId).Take(BrowseJobAddresses.PageSize)
            .Select(l => new BrowseJobAddressesResult.Row(l.JobId, l.ChangedAt > l.PublishedAt ? l.ChangedAt : l.PublishedAt)).ToListAsync(ct));
    }
}
