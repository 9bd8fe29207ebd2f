using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>One enquiry, for whoever answers it: the name that the person gave and what was written, nothing else of them. The person sees the reading in their access log.</summary>
[Personal]
[Requires(ViewingsPermissions.Answer)]
public sealed record ViewEnquiry(Guid Id) : IQuery<ViewEnquiryResult>;

/// <param name="Times">Those named last that are still to come.</param>
/// <param name="IsOver">The agreed time is over.</param>
/// <param name="TalentZone">The zone in which the person reads times.</param>
/// <param name="Companion">The consultant who comes along; null for nobody.</param>
public sealed record ViewEnquiryResult(
    Guid Id, string Reference, Guid ListingId, Bilingual FlatTitle, string Name, EnquiryState State, EnquiryEnd? Ending, DeclineReason? Declined, string Zone, string TalentZone, IReadOnlyList<NamedTime> Times, DateTimeOffset? StartsAt, bool IsOver, int Sequence,
    DateTimeOffset AskedAt, DateTimeOffset? WaitingSince, string? Companion, IReadOnlyList<OpenFlatMessage> Messages, uint Version);

internal sealed class ViewEnquiryHandler(AppDb db, CurrentCall call, EnquiryBook book, AccessLog access, TimeProvider clock) : IRequestHandler<ViewEnquiry, Outcome<ViewEnquiryResult>>
{
    public async Task<Outcome<ViewEnquiryResult>> Handle(ViewEnquiry request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.EnquiriesAnsweredBy(call).AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Id, ct) is not { TalentUserId: { } talent } one || !await db.MayOffer(call, ct)) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var reader = one.EmployerId is { } id ? await db.Employers.Where(e => e.Id == id).Select(e => e.Name).SingleAsync(ct) : tenant.Name;
        await access.Record(talent, reader, "flat", "flatEnquiry", FieldClass.Contact, one.Id, ct);
        return new ViewEnquiryResult(
            one.Id, one.Reference, one.ListingId, one.FlatTitle, await book.OpenName(one, ct), one.State, one.Ending, one.Declined, one.Zone, one.TalentZone, EnquiryBook.Ahead(one, now), one.StartsAt, one.StartsAt <= now, one.Sequence,
            one.AskedAt, one.WaitingSince, one.CompanionName, await book.Read(one, null, ct), one.Version);
    }
}
