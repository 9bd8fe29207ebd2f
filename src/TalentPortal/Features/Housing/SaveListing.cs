using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Housing;

/// <summary>Enters a flat, or changes what is said of one. What an organisation changes of a flat that is shown goes back to staff first.</summary>
/// <param name="ListingId">Null for a new one.</param>
/// <param name="Version">What a change is based on.</param>
[Requires(HousingPermissions.Offer)]
public sealed record SaveListing(Guid? ListingId, ListingDraft Draft, uint? Version) : ICommand<SaveListingResult>;

public sealed record SaveListingResult(Guid ListingId);

internal sealed class SaveListingValidator : AbstractValidator<SaveListing>
{
    public SaveListingValidator() => RuleFor(x => x.Draft).NotNull().Says("Listing_TitleMissing").SetValidator(new ListingDraftValidator()).OverridePropertyName("");
}

internal sealed class SaveListingHandler(AppDb db, CurrentCall call, RuleLibrary library, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<SaveListing, Outcome<SaveListingResult>>
{
    public async Task<Outcome<SaveListingResult>> Handle(SaveListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || !await db.MayOffer(call, ct)) return Outcome.NotFound;
        var (now, byStaff, draft) = (clock.GetUtcNow(), call.Side != CallSide.Employer, request.Draft);
        var facts = draft.Facts();
        if (facts.SchemeCode is { } code && HousingSchemes.Find(await library.Of(tenant.Id, ct), code, HousingSchemes.Today(clock)) is null) return Outcome.Invalid(nameof(ListingDraft.Scheme), "Listing_NotInList");
        // Landlords have no note for colleagues of the staff.
        var listedFor = byStaff ? Typed.Tidy(draft.ListedFor) : null;
        HousingListing? listing = null;
        if (request.ListingId is { } id)
        {
            listing = await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == id, ct);
            if (listing is null) return Outcome.NotFound;
            if (listing.Version != request.Version) return Outcome.Conflict;
            var wasPublic = listing.IsPublic;
            listing.Describe(facts, byStaff ? listedFor : listing.ListedFor, byStaff, now);
            await db.PhotosFollow(listing, ct);
            if (wasPublic) changes.At(tenant);
        }
        else
        {
            db.HousingListings.Add(listing = HousingListing.Enter(Guid.CreateVersion7(now), tenant.Id, byStaff ? null : call.EmployerId, listedFor, facts, now));
        }

        audit.Write("housing.save", listing.Id);
        return new SaveListingResult(listing.Id);
    }
}
