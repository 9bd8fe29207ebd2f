using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>The enquiries that the caller answers: who has waited longest first, then viewings of which nobody said how they went, then the rest. Without names.</summary>
[Requires(ViewingsPermissions.Answer)]
public sealed record BrowseEnquiries : IQuery<BrowseEnquiriesResult>;

/// <param name="MayAnswer">False for an organisation that lets no homes, or that nobody here has checked.</param>
/// <param name="Topic">What a page that shows it follows to stay up to date.</param>
public sealed record BrowseEnquiriesResult(IReadOnlyList<BrowseEnquiriesResult.Item> Items, bool MayAnswer, Guid Topic)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 200;

    /// <summary>Days for which a closed one is listed.</summary>
    public const int ClosedDays = 30;

    /// <param name="IsToRecord">A viewing was to be, and nobody has said how it went.</param>
    public sealed record Item(Guid Id, string Reference, Bilingual FlatTitle, EnquiryState State, EnquiryEnd? Ending, DateTimeOffset AskedAt, DateTimeOffset? WaitingSince, DateTimeOffset? StartsAt, bool IsToRecord);
}

internal sealed class BrowseEnquiriesHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseEnquiries, Outcome<BrowseEnquiriesResult>>
{
    public async Task<Outcome<BrowseEnquiriesResult>> Handle(BrowseEnquiries request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (!await db.MayOffer(call, ct)) return new BrowseEnquiriesResult([], false, Topic());
        var now = clock.GetUtcNow();
        var since = now.AddDays(-BrowseEnquiriesResult.ClosedDays);
        var found = await db.EnquiriesAnsweredBy(call).AsNoTracking().Where(e => e.ClosedAt == null || e.ClosedAt > since)
            .OrderBy(e => e.ClosedAt != null).ThenBy(e => e.WaitingSince == null).ThenBy(e => e.WaitingSince).ThenBy(e => e.State == EnquiryState.Agreed && e.StartsAt <= now ? 0 : 1).ThenBy(e => e.StartsAt).ThenByDescending(e => e.MovedAt).ThenBy(e => e.Id)
            .Take(BrowseEnquiriesResult.Most).ToListAsync(ct);
        return new BrowseEnquiriesResult([.. found.Select(e => new BrowseEnquiriesResult.Item(e.Id, e.Reference, e.FlatTitle, e.State, e.Ending, e.AskedAt, e.WaitingSince, e.StartsAt, e.State == EnquiryState.Agreed && e.StartsAt <= now))], true, Topic());

        Guid Topic() => call.Side == CallSide.Employer ? call.EmployerId!.Value : call.RequiredTenant.Id;
    }
}
