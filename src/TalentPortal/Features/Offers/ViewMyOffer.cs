using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Offers;

/// <summary>One of the person's own offers: every version, how it stands, the thread, and who else can read the terms.</summary>
[SignedIn]
public sealed record ViewMyOffer(Guid Id) : IQuery<ViewMyOfferResult>;

/// <param name="Tenant">Where it is answered.</param>
/// <param name="UndoUntil">Until when an acceptance can be taken back; null when it can not.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Others">Further applications that go on: an acceptance touches none of them.</param>
/// <param name="Cases">Open cases whose consultant could read the terms.</param>
public sealed record ViewMyOfferResult(
    Guid Id, Guid ApplicationId, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, OfferState State, int Number, DateOnly ExpiresOn, DateTimeOffset ExpiresAt, bool IsReceived, DateTimeOffset? ReceivedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? ConfirmedAt, DateTimeOffset? UndoUntil, string? Reason, IReadOnlyList<OpenVersion> Versions, IReadOnlyList<OpenOfferMessage> Messages, IReadOnlyList<ViewMyOfferResult.Other> Others, IReadOnlyList<ViewMyOfferResult.Reader> Cases)
{
    public sealed record Other(Guid Id, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName);

    /// <param name="OpenUntil">Until when whoever answers for the case can read it; null when they can not.</param>
    public sealed record Reader(Guid CaseId, TenantRef Tenant, string? ConsultantName, DateTimeOffset? OpenUntil);
}

internal sealed class ViewMyOfferHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedOffer words, OfferCourse course, TimeProvider clock) : IRequestHandler<ViewMyOffer, Outcome<ViewMyOfferResult>>
{
    public async Task<Outcome<ViewMyOfferResult>> Handle(ViewMyOffer request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var o = await db.Offers.AsNoTracking().OfTalentOf(call).SingleOrDefaultAsync(o => o.Id == request.Id, ct);
        if (o is null || await tenants.ById(o.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        List<ViewMyOfferResult.Other> others = [];
        foreach (var a in await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == talent && a.Id != o.ApplicationId).Open().OrderBy(a => a.AppliedAt).ToListAsync(ct))
            if (await tenants.ById(a.TenantId, ct) is { } at) others.Add(new(a.Id, at, a.JobTitle, a.EmployerName));
        var open = await db.Grants.AsNoTracking().Where(g => g.UserId == talent && g.Scope == GrantScope.Offer && g.RecordId == o.Id).Live(now).ToListAsync(ct);
        List<ViewMyOfferResult.Reader> readers = [];
        foreach (var one in await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent && c.ClosedAt == null && c.Tier != CaseTier.Campus).OrderBy(c => c.OpenedAt).ToListAsync(ct))
            if (await tenants.ById(one.TenantId, ct) is { } at) readers.Add(new(one.Id, at, one.OwnerName, open.Where(g => g.SubjectId == one.LeadId).Select(g => (DateTimeOffset?)g.ExpiresAt).Max()));
        return new ViewMyOfferResult(
            o.Id, o.ApplicationId, tenant, o.JobTitle, o.EmployerName, o.StateAt(now), o.Number, o.ExpiresOn, o.ExpiresAt, o.ReceivedNumber == o.Number, o.ReceivedAt, o.AnsweredAt, o.ConfirmedAt,
            o.UndoUntil is { } until && until > now ? until : null, await words.OpenReason(o, ct), await course.Versions(o, ct), await course.Messages(o, ct), others, readers);
    }
}
