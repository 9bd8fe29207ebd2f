using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>The referrals of a case for whoever answers for it, and for the team lead; with what the form for a new one needs.</summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(ReferralsPermissions.Refer)]
public sealed record ViewReferrals(Guid Id) : IQuery<ViewReferralsResult>;

/// <param name="CanRefer">Whether the caller answers for it, and it goes on.</param>
/// <param name="Items">The newest first.</param>
/// <param name="Employers">Those that the organisation admitted, by name.</param>
public sealed record ViewReferralsResult(Guid Id, string Reference, CaseTier Tier, bool CanRefer, IReadOnlyList<ViewReferralsResult.Item> Items, IReadOnlyList<ViewReferralsResult.Employer> Employers)
{
    /// <param name="Contact">Null for an employer on the platform.</param>
    /// <param name="Note">Why not, or what came of it.</param>
    public sealed record Item(
        Guid Id, ReferralKind Kind, Bilingual Receiver, ReferralContact? Contact, string Asks, IReadOnlyList<ReferralPart> Parts, ReferralState State, string AskedByName, DateTimeOffset AskedAt, DateTimeOffset? SentAt, DateOnly? DueOn, bool IsOverdue,
        bool IsReminded, string? Note, DateTimeOffset? ClosedAt, uint Version);

    public sealed record Employer(Guid Id, Bilingual Name);
}

internal sealed class ViewReferralsHandler(AppDb db, CurrentCall call, CaseDesk desk, SealedReferral words, AccessLog access, TimeProvider clock) : IRequestHandler<ViewReferrals, Outcome<ViewReferralsResult>>
{
    public async Task<Outcome<ViewReferralsResult>> Handle(ViewReferrals request, CancellationToken ct)
    {
        if (await desk.See(request.Id, ct) is not var (one, sight, _) || sight.Part is not (CasePart.Owner or CasePart.Lead) || one.TalentUserId is not { } talent) return Outcome.NotFound;
        var tenant = call.RequiredTenant;
        var today = tenant.DayAt(clock.GetUtcNow());
        var all = await db.Referrals.AsNoTracking().AtTenantOf(call).Where(r => r.CaseId == one.Id).OrderByDescending(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(ct);
        List<ViewReferralsResult.Item> items = [];
        // The campus knows what happened since it took the case on.
        foreach (var r in all.Where(r => !sight.IsCampus || r.AskedAt >= sight.CampusSince))
            items.Add(new(
                r.Id, r.Kind, r.ReceiverName, await words.OpenContact(r, ct), await words.OpenAsks(r, ct), r.SentAt is null ? r.Proposed : r.Agreed, r.State, r.AskedByName, r.AskedAt, r.SentAt, r.DueOn, r.IsOut && r.DueOn < today, r.RemindedOn is not null,
                await words.OpenNote(r, ct), r.ClosedAt, r.Version));
        await access.Record(talent, tenant.Name, Referral.Purpose, "referrals", FieldClass.Sensitive, one.Id, ct);
        var admitted = db.EmployerAdmissions.Where(a => a.TenantId == tenant.Id && a.Status == AdmissionStatus.Admitted);
        var employers = await db.Employers.AsNoTracking().Where(e => admitted.Any(a => a.EmployerId == e.Id)).ToListAsync(ct);
        return new ViewReferralsResult(
            one.Id, one.Reference, one.Tier, sight.Part == CasePart.Owner && one.IsOpen, items,
            [.. employers.OrderBy(e => e.Name.In(call.Language), StringComparer.CurrentCulture).Select(e => new ViewReferralsResult.Employer(e.Id, e.Name))]);
    }
}
