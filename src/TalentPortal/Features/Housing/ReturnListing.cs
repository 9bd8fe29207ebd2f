using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.PageCache;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Housing;

/// <summary>Staff give a flat back to whoever offers it, with what is to be mended; one that was shown is shown no longer.</summary>
[Requires(HousingPermissions.Keep)]
public sealed record ReturnListing(Guid ListingId, string? Reason, uint Version) : ICommand<Done>;

internal sealed class ReturnListingValidator : AbstractValidator<ReturnListing>
{
    public ReturnListingValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().Says("ReturnListing_ReasonMissing");
        RuleFor(x => x.Reason).IsPlainText(HousingListing.ReasonMax, "Listing_TooLong");
    }
}

internal sealed class ReturnListingHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<ReturnListing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ReturnListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.HousingListings.AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.ListingId, ct) is not { } listing) return Outcome.NotFound;
        if (listing.Version != request.Version) return Outcome.Conflict;
        if (listing.Return(request.Reason!.Trim(), clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        await db.PhotosFollow(listing, ct);
        changes.At(tenant);
        audit.Write("housing.return", listing.Id);
        return Done.Value;
    }
}
