using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>The offers that the talent of a case opens to whoever answers for it now. The reading is in the person's access log.</summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(OffersPermissions.Shared)]
public sealed record ViewCaseOffers(Guid Id) : IQuery<ViewCaseOffersResult>;

public sealed record ViewCaseOffersResult(Guid Id, string Reference, CaseTier Tier, IReadOnlyList<ViewCaseOffersResult.Item> Items)
{
    public sealed record Item(Guid Id, Bilingual JobTitle, Bilingual EmployerName, OfferState State, DateOnly ExpiresOn, DateTimeOffset OpenUntil, IReadOnlyList<OpenVersion> Versions);
}

internal sealed class ViewCaseOffersHandler(AppDb db, CurrentCall call, CaseDesk desk, OfferCourse course, AccessLog access, TimeProvider clock) : IRequestHandler<ViewCaseOffers, Outcome<ViewCaseOffersResult>>
{
    public async Task<Outcome<ViewCaseOffersResult>> Handle(ViewCaseOffers request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { TalentUserId: { } talent, IsOpen: true } one || one.Tier == CaseTier.Campus) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var grants = await db.Grants.AsNoTracking().Where(g => g.UserId == talent && g.Scope == GrantScope.Offer && g.TenantId == one.TenantId && g.EmployerId == null).LiveFor(one.LeadId, now).ToListAsync(ct);
        var ids = grants.Select(g => g.RecordId!.Value).ToList();
        List<ViewCaseOffersResult.Item> items = [];
        foreach (var o in await db.Offers.AsNoTracking().Where(o => o.TalentUserId == talent && ids.Contains(o.Id)).OrderBy(o => o.ExpiresAt).ThenBy(o => o.Id).ToListAsync(ct))
            items.Add(new(o.Id, o.JobTitle, o.EmployerName, o.StateAt(now), o.ExpiresOn, grants.Where(g => g.RecordId == o.Id).Max(g => g.ExpiresAt), await course.Versions(o, ct)));
        if (items.Count > 0) await access.Record(talent, call.RequiredTenant.Name, Offer.Purpose, "offer", FieldClass.Sensitive, one.Id, ct);
        return new ViewCaseOffersResult(one.Id, one.Reference, one.Tier, items);
    }
}
