using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Leads;

/// <summary>Opens one lead to staff: what the person said, and the profile while it is open. The person sees it in their access log.</summary>
[Personal]
[Requires(LeadsPermissions.Read)]
public sealed record ViewLead(Guid Id) : IQuery<ViewLeadResult>;

/// <param name="Access">Whether the person still opens their words and profile, and why not.</param>
/// <param name="Profile">Null when it is not open; so are wish and times.</param>
/// <param name="Reason">What the talent was told with a refusal.</param>
/// <param name="CanAnswer">Whether it waits for an answer.</param>
/// <param name="CanPass">Whether it is offered to the caller, who may let the next one be asked.</param>
/// <param name="Offers">Whom it was offered to, the newest first: all for those who lead the team, else the caller's own.</param>
/// <param name="Colleagues">To whom the caller may give it; empty for those who may not.</param>
public sealed record ViewLeadResult(
    Guid Id, string Reference, LeadState State, LeadClock? Clock, LeadSource Source, Language TalkIn, string CountryCode, string TimeZone, DateTimeOffset AskedAt, DateTimeOffset AcknowledgeBy,
    DateTimeOffset ChangedAt, string? StaffName, bool IsMine, uint Version, LeadAccess Access, DateTimeOffset? OpenUntil, DateTimeOffset? ContactAllowedAt,
    ViewLeadResult.Person? Profile, string? Wish, string? ReachWhen, string? Reason, bool CanAnswer, IReadOnlyList<ViewLeadResult.Colleague> Colleagues,
    LeadQueue Queue, bool CanPass, IReadOnlyList<ViewLeadResult.Offer> Offers)
{
    /// <summary>A consultant who was asked, and why.</summary>
    /// <param name="AnswerBy">By when they are to answer.</param>
    public sealed record Offer(string Name, LeadOfferState State, DateTimeOffset OfferedAt, DateTimeOffset AnswerBy, DateTimeOffset? EndedAt, OfferReasons Reasons);

    public sealed record Person(string? Name, string? Email, string? Phone, string? Summary, string? CountryCode, string? DegreeCode, string? School, string? IndustryCode, int? Years, DateOnly? AvailableFrom);

    public sealed record Colleague(Guid Id, string Name);
}

/// <summary>Whether staff can open what came with a lead.</summary>
public enum LeadAccess
{
    Open,

    /// <summary>The person took it back.</summary>
    Withdrawn,

    /// <summary>The organisation declined.</summary>
    Declined,

    /// <summary>The time for which it was given is over.</summary>
    Expired,
}

internal sealed class ViewLeadHandler(AppDb db, CurrentCall call, AccessLog access, SealedLead words, SealedProfile profiles, TimeProvider clock) : IRequestHandler<ViewLead, Outcome<ViewLeadResult>>
{
    public async Task<Outcome<ViewLeadResult>> Handle(ViewLead request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var l = await db.Leads.AsNoTracking().VisibleTo(call).SingleOrDefaultAsync(l => l.Id == request.Id, ct);
        if (l?.TalentUserId is not { } talent) return Outcome.NotFound;

        // Asked for this lead: what the person opened by another one is no answer here.
        var live = l.OpensUntil <= now ? null
            : await db.Grants.AsNoTracking().LiveFor(l.Id, now).Where(g => g.UserId == talent && g.EmployerId == null && g.Scope == GrantScope.Profile).OrderByDescending(g => g.ExpiresAt).FirstOrDefaultAsync(ct);
        var profile = live is null ? null : await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == talent, ct);
        var said = await words.Open(l, ct);
        ViewLeadResult.Person? person = null;
        if (profile is not null)
        {
            var open = await profiles.Open(profile, ct);
            person = new(open.Name, open.Email, open.Phone, open.Summary, profile.CountryCode, profile.DegreeCode, profile.School, profile.IndustryCode, profile.Years, profile.AvailableFrom);
            await access.Record(talent, tenant.Name, Lead.Purpose, "profile wish", FieldClass.Sensitive, l.Id, ct);
        }

        var status = person is not null ? LeadAccess.Open
            : l.State == LeadState.Withdrawn ? LeadAccess.Withdrawn
            : l.State == LeadState.Declined ? LeadAccess.Declined
            : LeadAccess.Expired;
        var until = live is null ? null : l.OpensUntil is { } end && end < live.ExpiresAt ? end : (DateTimeOffset?)live.ExpiresAt;
        return new ViewLeadResult(
            l.Id, l.Reference, l.State, l.ClockAt(now), l.Source, l.Language, l.CountryCode, l.TimeZone, l.AskedAt, l.AcknowledgeBy, l.ChangedAt, l.StaffName, l.StaffUserId == call.UserId, l.Version,
            status, until, l.ContactAllowedAt, person, person is null ? null : said.Wish, person is null ? null : said.ReachWhen, said.Reason, l.State == LeadState.New, await Colleagues(l, ct),
            l.Queue, l.State == LeadState.New && l.OfferedTo == call.UserId, await Offers(l, ct));
    }

    private async Task<IReadOnlyList<ViewLeadResult.Offer>> Offers(Lead lead, CancellationToken ct)
    {
        var (me, all) = (call.UserId, call.Rights.StaffAllows(LeadsPermissions.Assign));
        var offers = await db.LeadOffers.AsNoTracking().AtTenantOf(call).Where(o => o.LeadId == lead.Id && (all || o.UserId == me)).OrderByDescending(o => o.OfferedAt).ThenByDescending(o => o.Id).ToListAsync(ct);
        return [.. offers.Select(o => new ViewLeadResult.Offer(o.Name, o.State, o.OfferedAt, o.AnswerBy, o.EndedAt, o.Reasons))];
    }

    private async Task<IReadOnlyList<ViewLeadResult.Colleague>> Colleagues(Lead lead, CancellationToken ct)
    {
        if (lead.State != LeadState.New || !call.Rights.StaffAllows(LeadsPermissions.Assign)) return [];
        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).OrderBy(m => m.DisplayName).ToListAsync(ct);
        return [.. staff.Where(m => RoleCatalogue.Allows(LeadsPermissions.Answer, m.Roles)).Select(m => new ViewLeadResult.Colleague(m.Id, m.DisplayName))];
    }
}
