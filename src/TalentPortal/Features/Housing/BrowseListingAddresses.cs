using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>The addresses of the flats that a tenant offers, for search engines.</summary>
[Anyone]
public sealed record BrowseListingAddresses : IQuery<BrowseListingAddressesResult>;

public sealed record BrowseListingAddressesResult(IReadOnlyList<BrowseListingAddressesResult.Address> Addresses)
{
    /// <summary>More a site map does not hold; those are told that were checked last.</summary>
    internal const int Most = 5000;

    public sealed record Address(Guid Id, DateTimeOffset ChangedAt);
}

internal sealed class BrowseListingAddressesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseListingAddresses, Outcome<BrowseListingAddressesResult>>
{
    public async Task<Outcome<BrowseListingAddressesResult>> Handle(BrowseListingAddresses request, CancellationToken ct) =>
        new BrowseListingAddressesResult(await db.ListingsOffered(call.TenantId, HousingSchemes.Today(clock)).OrderByDescending(l => l.CheckedOn).ThenBy(l => l.Id).Take(BrowseListingAddressesResult.Most)
            .Select(l => new BrowseListingAddressesResult.Address(l.Id, l.ChangedAt)).ToListAsync(ct));
}
