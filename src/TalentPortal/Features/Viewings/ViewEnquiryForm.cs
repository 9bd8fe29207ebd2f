using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>What the form for a question about a flat begins with: the flat, how the person is called, their clock, and who reads along.</summary>
[SignedIn]
public sealed record ViewEnquiryForm(Guid ListingId) : IQuery<ViewEnquiryFormResult>;

/// <param name="Letting">The organisation that lets it; empty where the tenant's staff answer.</param>
/// <param name="IsStale">Nobody has made sure of it for so long that nothing can be asked.</param>
/// <param name="Standing">The person's open enquiry about this flat; null for none.</param>
/// <param name="Name">As the person's profile says it; null without one.</param>
/// <param name="Consultant">Whoever answers for the person's case here and reads along; null for nobody.</param>
/// <param name="Zone">IANA zone of the flat.</param>
public sealed record ViewEnquiryFormResult(Guid ListingId, TenantRef Tenant, Bilingual Title, Bilingual Letting, bool IsStale, Guid? Standing, string? Name, string? Consultant, string Zone, KnownClock Clock);

internal sealed class ViewEnquiryFormHandler(AppDb db, CurrentCall call, EnquiryBook book, OwnClock own, SealedProfile profiles, TimeProvider clock) : IRequestHandler<ViewEnquiryForm, Outcome<ViewEnquiryFormResult>>
{
    public async Task<Outcome<ViewEnquiryFormResult>> Handle(ViewEnquiryForm request, CancellationToken ct)
    {
        var talent = call.RequiredUserId;
        if (call.Tenant is not { } tenant || await db.HousingListings.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.ListingId && l.IsPublic, ct) is not { } flat) return Outcome.NotFound;
        var letting = flat.OperatorId is { } id ? await db.Employers.Where(e => e.Id == id).Select(e => e.Name).SingleAsync(ct) : Bilingual.Empty;
        var standing = await db.FlatEnquiries.AtTenantOf(call).Where(e => e.TalentUserId == talent && e.ListingId == flat.Id && e.ClosedAt == null).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(ct);
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct);
        return new ViewEnquiryFormResult(
            flat.Id, tenant, flat.Title, letting, HousingListing.IsStale(flat.CheckedOn, HousingSchemes.Today(clock)), standing, profile is null ? null : (await profiles.Open(profile, ct)).Name,
            (await book.CaseOf(talent, tenant.Id, ct))?.OwnerName, tenant.TimeZone, await own.Of(talent, tenant.TimeZone, ct));
    }
}
