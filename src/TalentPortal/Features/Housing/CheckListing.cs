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

/// <summary>
/// Somebody made sure that a flat is free, at this price and as it is described. Staff show it by that; whoever lets it can only say
/// so of one that is shown already, and only today.
/// </summary>
/// <param name="CheckedOn">The day; empty: today.</param>
[Requires(HousingPermissions.Offer)]
public sealed record CheckListing(Guid ListingId, ListingCheck? How, string? CheckedOn, uint Version) : ICommand<Done>;

internal sealed class CheckListingValidator : AbstractValidator<CheckListing>
{
    public CheckListingValidator()
    {
        RuleFor(x => x.How).NotNull().Says("CheckListing_HowMissing").IsInEnum().Says("CheckListing_HowMissing");
        RuleFor(x => x.CheckedOn).Must(text => string.IsNullOrWhiteSpace(text) || ListingDraft.Day(text) is not null).Says("Listing_DayWrong");
    }
}

internal sealed class CheckListingHandler(AppDb db, CurrentCall call, Audit audit, PublicChanges changes, TimeProvider clock) : IRequestHandler<CheckListing, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CheckListing request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || !await db.MayOffer(call, ct) || await db.ListingsKeptBy(call).SingleOrDefaultAsync(l => l.Id == request.ListingId, ct) is not { } listing) return Outcome.NotFound;
        if (listing.Version != request.Version) return Outcome.Conflict;
        var (today, isOperator) = (HousingSchemes.Today(clock), call.Side == CallSide.Employer);
        var on = ListingDraft.Day(request.CheckedOn) ?? today;
        if (on > today || (isOperator && on != today)) return Outcome.Invalid(nameof(request.CheckedOn), "CheckListing_DayAhead");
        if (HousingListing.IsStale(on, today)) return Outcome.Invalid(nameof(request.CheckedOn), new TextKey("CheckListing_TooOld", HousingListing.CheckedDays));
        // Each side says only what it did itself.
        if (isOperator != (request.How == ListingCheck.OperatorSaid)) return Outcome.Invalid(nameof(request.How), "CheckListing_HowMissing");
        if (listing.Check(request.How!.Value, on, call.Rights.Name ?? "", clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        await db.PhotosFollow(listing, ct);
        changes.At(tenant);
        audit.Write("housing.check", listing.Id);
        return Done.Value;
    }
}
