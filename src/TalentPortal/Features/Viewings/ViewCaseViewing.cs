using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>What the talent of a case asks about a flat, for whoever answers for the case. The campus reads what was written since it took the case on. The person sees the reading in their access log.</summary>
[Personal]
[Requires(ViewingsPermissions.Accompany)]
public sealed record ViewCaseViewing(Guid Id) : IQuery<ViewCaseViewingResult>;

/// <param name="Letting">The organisation that lets it; empty where the tenant's staff answer.</param>
/// <param name="Times">Those named last that are still to come.</param>
/// <param name="IsMine">The caller is the one who comes along.</param>
/// <param name="MayAct">The caller answers for the case, and both it and the enquiry go on.</param>
/// <param name="Tier">Where the case is.</param>
public sealed record ViewCaseViewingResult(
    Guid Id, Guid CaseId, string CaseReference, CaseTier Tier, Guid ListingId, Bilingual FlatTitle, Bilingual Letting, EnquiryState State, EnquiryEnd? Ending, DeclineReason? Declined, string Zone, string TalentZone, IReadOnlyList<NamedTime> Times,
    DateTimeOffset? StartsAt, DateTimeOffset? WaitingSince, string? Companion, bool IsMine, bool MayAct, IReadOnlyList<OpenFlatMessage> Messages);

internal sealed class ViewCaseViewingHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseViewings viewings, EnquiryBook book, AccessLog access, TimeProvider clock) : IRequestHandler<ViewCaseViewing, Outcome<ViewCaseViewingResult>>
{
    public async Task<Outcome<ViewCaseViewingResult>> Handle(ViewCaseViewing request, CancellationToken ct)
    {
        if (await viewings.See(request.Id, ct) is not { } seen || seen.Enquiry is not { TalentUserId: { } talent } one) return Outcome.NotFound;
        await access.Record(talent, call.RequiredTenant.Name, TalentCase.Purpose, "flatEnquiry", FieldClass.Sensitive, seen.Case.Id, ct);
        var letting = one.EmployerId is { } id ? await db.Employers.Where(e => e.Id == id).Select(e => e.Name).SingleAsync(ct) : Bilingual.Empty;
        return new ViewCaseViewingResult(
            one.Id, seen.Case.Id, TalentCase.ReferenceOf(seen.Case.Id), seen.Case.Tier, one.ListingId, one.FlatTitle, letting, one.State, one.Ending, one.Declined, one.Zone, one.TalentZone, EnquiryBook.Ahead(one, clock.GetUtcNow()),
            one.StartsAt, one.WaitingSince, one.CompanionName, one.CompanionUserId == desk.Me, seen.Sight.Part == CasePart.Owner && seen.Case.IsOpen && one.IsOpen, await book.Read(one, CaseViewings.ReadsSince(seen.Sight), ct));
    }
}
