using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Platform.PageCache;

namespace TalentPortal.Features.Housing;

/// <summary>An organisation that the tenant no longer admits, or of which nobody assures itself any more, offers no flats there.</summary>
internal sealed class ListingsOfEndedAdmission(AppDb db, PublicChanges changes, TimeProvider clock) : INotificationHandler<AdmissionEnded>, INotificationHandler<VerificationLost>
{
    public Task Handle(AdmissionEnded happened, CancellationToken ct) => End(happened.Admission, ct);

    public Task Handle(VerificationLost happened, CancellationToken ct) => End(happened.Admission, ct);

    private async Task End(EmployerAdmission admission, CancellationToken ct)
    {
        ListingState[] over = [ListingState.Let, ListingState.Withdrawn];
        var listings = await db.HousingListings.Where(l => l.TenantId == admission.TenantId && l.OperatorId == admission.EmployerId && !over.Contains(l.State)).ToListAsync(ct);
        foreach (var listing in listings)
        {
            listing.End(ListingState.Withdrawn, clock.GetUtcNow());
            await db.PhotosFollow(listing, ct);
        }

        if (listings.Count > 0) changes.At(admission.TenantId);
    }
}
