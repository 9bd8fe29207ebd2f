using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>One of the person's own requests for a consultant, from any site.</summary>
[SignedIn]
public sealed record ViewMyLead(Guid Id) : IQuery<ViewMyLeadResult>;

/// <param name="AnsweredAt">When it was taken or declined; null before.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="OpenUntil">Until when the organisation can open the profile at the latest; null when it no longer can.</param>
public sealed record ViewMyLeadResult(
    Guid Id, string Reference, TenantRef Tenant, LeadState State, bool IsOpen, bool IsOverdue, string? StaffName, DateTimeOffset AskedAt, DateTimeOffset AcknowledgeBy, DateTimeOffset? AnsweredAt,
    DateTimeOffset? ClosedAt, Language TalkIn, string CountryCode, string TimeZone, string? Wish, string? ReachWhen, string? Reason, DateTimeOffset? OpenUntil);

internal sealed class ViewMyLeadHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedLead words, TimeProvider clock) : IRequestHandler<ViewMyLead, Outcome<ViewMyLeadResult>>
{
    public async Task<Outcome<ViewMyLeadResult>> Handle(ViewMyLead request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var l = await db.Leads.AsNoTracking().SingleOrDefaultAsync(l => l.Id == request.Id && l.TalentUserId == talent, ct);
        if (l is null || await tenants.ById(l.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        var open = await words.Open(l, ct);
        var granted = await db.Grants.Where(g => g.UserId == talent && g.Scope == GrantScope.Profile).LiveFor(l.Id, now).MaxAsync(g => (DateTimeOffset?)g.ExpiresAt, ct);
        var until = l.OpensUntil is { } end && end < granted ? end : granted;
        return new ViewMyLeadResult(
            l.Id, l.Reference, tenant, l.State, l.IsOpen, l.ClockAt(now) == LeadClock.Overdue, l.StaffName, l.AskedAt, l.AcknowledgeBy,
            l.StaffUserId is null ? null : l.State == LeadState.Withdrawn ? null : l.ChangedAt, l.ClosedAt, l.Language, l.CountryCode, l.TimeZone,
            open.Wish, open.ReachWhen, open.Reason, until > now ? until : null);
    }
}
