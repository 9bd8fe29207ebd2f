using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>One of the signed-in person's enquiries, with all that was written.</summary>
[SignedIn]
public sealed record ViewMyEnquiry(Guid Id) : IQuery<ViewMyEnquiryResult>;

/// <param name="IsShown">The flat is still on the site.</param>
/// <param name="Letting">The organisation that lets it; empty where the tenant's staff answer.</param>
/// <param name="Name">As whoever lets it reads it.</param>
/// <param name="Times">Those named last that are still to come.</param>
/// <param name="IsOver">The agreed time is over.</param>
/// <param name="Companion">The consultant who comes along; null for nobody.</param>
/// <param name="Consultant">Whoever reads along for the case that it is part of; null for nobody.</param>
public sealed record ViewMyEnquiryResult(
    Guid Id, string Reference, TenantRef Tenant, Guid ListingId, bool IsShown, Bilingual FlatTitle, Bilingual Letting, string Name, EnquiryState State, EnquiryEnd? Ending, DeclineReason? Declined, string Zone, string TalentZone,
    IReadOnlyList<NamedTime> Times, DateTimeOffset? StartsAt, bool IsOver, int Sequence, bool IsAnswered, string? Companion, string? Consultant, IReadOnlyList<OpenFlatMessage> Messages);

internal sealed class ViewMyEnquiryHandler(AppDb db, CurrentCall call, TenantDirectory tenants, EnquiryBook book, TimeProvider clock) : IRequestHandler<ViewMyEnquiry, Outcome<ViewMyEnquiryResult>>
{
    public async Task<Outcome<ViewMyEnquiryResult>> Handle(ViewMyEnquiry request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.FlatEnquiries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id && e.TalentUserId == talent, ct) is not { } one || await tenants.ById(one.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var letting = one.EmployerId is { } id ? await db.Employers.Where(e => e.Id == id).Select(e => e.Name).SingleAsync(ct) : Bilingual.Empty;
        var isShown = await db.HousingListings.AnyAsync(l => l.TenantId == one.TenantId && l.Id == one.ListingId && l.IsPublic, ct);
        var consultant = one.CaseId is { } its ? await db.Cases.Where(c => c.TenantId == one.TenantId && c.Id == its && c.ClosedAt == null).Select(c => c.OwnerName).SingleOrDefaultAsync(ct) : null;
        return new ViewMyEnquiryResult(
            one.Id, one.Reference, tenant, one.ListingId, isShown, one.FlatTitle, letting, await book.OpenName(one, ct), one.State, one.Ending, one.Declined, one.Zone, one.TalentZone,
            EnquiryBook.Ahead(one, now), one.StartsAt, one.StartsAt <= now, one.Sequence, one.WaitingSince is null, one.CompanionName, consultant, await book.Read(one, null, ct));
    }
}
