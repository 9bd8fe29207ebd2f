using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>What the signed-in person asked about flats, at every tenant: what waits for them first, then what goes on, then the past.</summary>
[SignedIn]
public sealed record BrowseMyEnquiries : IQuery<BrowseMyEnquiriesResult>;

public sealed record BrowseMyEnquiriesResult(IReadOnlyList<BrowseMyEnquiriesResult.Item> Items)
{
    /// <param name="Left">How many of the named times are still to come.</param>
    /// <param name="Waits">Times wait for the person's choice.</param>
    /// <param name="IsAnswered">Nobody owes a word.</param>
    public sealed record Item(Guid Id, TenantRef Tenant, Bilingual FlatTitle, EnquiryState State, EnquiryEnd? Ending, string Zone, string TalentZone, DateTimeOffset? StartsAt, int Left, bool Waits, bool IsAnswered, DateTimeOffset MovedAt);
}

internal sealed class BrowseMyEnquiriesHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseMyEnquiries, Outcome<BrowseMyEnquiriesResult>>
{
    public async Task<Outcome<BrowseMyEnquiriesResult>> Handle(BrowseMyEnquiries request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        List<BrowseMyEnquiriesResult.Item> items = [];
        foreach (var e in await db.FlatEnquiries.AsNoTracking().Where(e => e.TalentUserId == talent).OrderByDescending(e => e.MovedAt).ThenBy(e => e.Id).ToListAsync(ct))
            if (await tenants.ById(e.TenantId, ct) is { } tenant)
                items.Add(new(e.Id, tenant, e.FlatTitle, e.State, e.Ending, e.Zone, e.TalentZone, e.StartsAt, EnquiryBook.Ahead(e, now).Count, e.State == EnquiryState.Proposed, e.WaitingSince is null, e.MovedAt));
        return new BrowseMyEnquiriesResult([.. items.OrderBy(item => !item.Waits).ThenBy(item => item.State == EnquiryState.Closed)]);
    }
}
