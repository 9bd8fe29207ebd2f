using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>One flat of the site's tenant, as everybody reads it.</summary>
[Anyone]
public sealed record ViewListing(Guid Id) : IQuery<ViewListingResult>;

/// <param name="IsStale">Nobody has checked it for so long that it may be gone: it is in no list any more.</param>
/// <param name="Operator">The organisation that lets it; null where staff entered it for somebody.</param>
/// <param name="Scheme">By which one may have it; null for everybody, and where the rule no longer holds.</param>
/// <param name="Estimate">What a flat with two bedrooms is estimated to cost in that part of the city; null where nobody says.</param>
/// <param name="Claims">Where figures are from.</param>
public sealed record ViewListingResult(
    Guid Id, TenantRef Tenant, ListingFacts Facts, DateOnly CheckedOn, ListingCheck CheckedHow, bool IsStale, ViewListingResult.Letting? Operator, IReadOnlyList<ListingPicture> Photos, RuleProgram? Scheme, RentRow? Estimate, ClaimBook Claims,
    DateTimeOffset ChangedAt)
{
    /// <param name="IsVerified">Whether the tenant checked it and admits it now.</param>
    public sealed record Letting(Guid Id, Bilingual Name, bool IsVerified);
}

internal sealed class ViewListingHandler(AppDb db, CurrentCall call, RuleLibrary library, ContentLedger ledger, TimeProvider clock) : IRequestHandler<ViewListing, Outcome<ViewListingResult>>
{
    public async Task<Outcome<ViewListingResult>> Handle(ViewListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.HousingListings.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.Id && l.IsPublic, ct) is not { } listing) return Outcome.NotFound;
        var today = HousingSchemes.Today(clock);
        var photos = await db.HousingPhotos.AsNoTracking().AtTenantOf(call).Where(p => p.ListingId == listing.Id && p.IsPublic).OrderBy(p => p.AddedAt).Select(p => new ListingPicture(p.Id, p.Alt)).ToListAsync(ct);
        var letting = listing.OperatorId is { } id ? await db.Employers.Where(e => e.Id == id).Select(e => new { e.Id, e.Name }).SingleAsync(ct) : null;
        var verified = letting is not null && await db.EmployerAdmissions.Verifies(tenant.Id, letting.Id, ct);
        var scheme = HousingSchemes.Find(await library.Of(tenant.Id, ct), listing.SchemeCode, today);
        var estimate = ReferenceData.Districts.Find(listing.PlaceCode) is { } district ? RentTable.Current.Rows.FirstOrDefault(row => row.Code == district.Slug) : null;
        return new ViewListingResult(
            listing.Id, tenant, listing.Facts, listing.CheckedOn!.Value, listing.CheckedHow!.Value, HousingListing.IsStale(listing.CheckedOn, today), letting is null ? null : new(letting.Id, letting.Name, verified), photos, scheme, estimate,
            (await ledger.At(tenant.Id, ct)).Claims, listing.ChangedAt);
    }
}
