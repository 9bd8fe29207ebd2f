using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.MyArea;

/// <summary>What the person sees first in their own area.</summary>
[SignedIn]
public sealed record ViewMyArea : IQuery<ViewMyAreaResult>;

/// <param name="Name">As in the profile; null without one.</param>
/// <param name="Open">Applications under way, the one changed last first.</param>
/// <param name="Over">How many are over.</param>
/// <param name="Cvs">How many CVs the person keeps.</param>
/// <param name="Cases">What consultants do for the person now, the latest heard of first.</param>
/// <param name="Advice">Requests for a consultant that wait for one, the newest first.</param>
/// <param name="Asking">How many employers wait for an answer whether they may get in touch.</param>
/// <param name="AnswerBy">When the first of these requests lapses; null without one.</param>
/// <param name="Readers">How many employers and organisations can open something now.</param>
/// <param name="Readings">The latest entries of the access log.</param>
public sealed record ViewMyAreaResult(
    string? Name, bool HasProfile, DateTimeOffset? ProfileChangedAt, int Cvs, IReadOnlyList<ViewMyAreaResult.Application> Open, int Over,
    IReadOnlyList<ViewMyAreaResult.Case> Cases, IReadOnlyList<ViewMyAreaResult.Consultant> Advice, int Asking, DateTimeOffset? AnswerBy, int Readers, IReadOnlyList<ViewMyAreaResult.Reading> Readings)
{
    /// <summary>How many interviews wait for the choice of a time.</summary>
    public int Invited => Open.Count(application => application.Interview == InterviewState.Proposed);

    /// <summary>The next interview that is arranged; null for none.</summary>
    public Meeting? Next { get; init; }

    /// <param name="Interview">How far the arranging of an interview is; null where none is being arranged.</param>
    public sealed record Application(Guid Id, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, ApplicationState State, DateTimeOffset ChangedAt, InterviewState? Interview);

    /// <param name="Zone">IANA zone that the person chose to read its time in.</param>
    public sealed record Meeting(Guid ApplicationId, TenantRef Tenant, DateTimeOffset At, string Zone);

    /// <param name="NextAction">Null with a date means that the consultant gets in touch.</param>
    /// <param name="Unread">How many messages of the consultant the person has not read.</param>
    /// <param name="IsOffered">Other consultants are to take over, to which the person may object.</param>
    public sealed record Case(Guid Id, TenantRef Tenant, CaseStage Stage, CaseClock Clock, string? OwnerName, string? NextAction, DateOnly? NextOn, bool IsOffered, int Unread);

    public sealed record Consultant(Guid Id, TenantRef Tenant, LeadState State, string? StaffName, DateTimeOffset AcknowledgeBy, string TimeZone, bool IsOverdue);

    public sealed record Reading(DateTimeOffset At, Bilingual Organisation, string What);
}

internal sealed class ViewMyAreaHandler(AppDb db, CurrentCall call, TenantDirectory tenants, SealedProfile profiles, SealedCase words, TimeProvider clock) : IRequestHandler<ViewMyArea, Outcome<ViewMyAreaResult>>
{
    private const int MostReadings = 3;

    public async Task<Outcome<ViewMyAreaResult>> Handle(ViewMyArea request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var profile = await db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user, ct);
        var applications = await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == user).OrderByDescending(a => a.ChangedAt).ToListAsync(ct);
        var talks = (await db.Interviews.AsNoTracking().Where(i => i.TalentUserId == user && i.State != InterviewState.Cancelled && (i.EndsAt == null || i.EndsAt > now)).OrderBy(i => i.ProposedAt).ToListAsync(ct)).ToLookup(i => (i.TenantId, i.ApplicationId));
        List<ViewMyAreaResult.Application> open = [];
        ViewMyAreaResult.Meeting? next = null;
        foreach (var a in applications.Where(a => a.IsOpen))
        {
            if (await tenants.ById(a.TenantId, ct) is not { } tenant) continue;
            var talk = talks[(a.TenantId, a.Id)].LastOrDefault();
            open.Add(new(a.Id, tenant, a.JobTitle, a.EmployerName, a.State, a.ChangedAt, a.State == ApplicationState.Interview ? talk?.State : null));
            if (talk is { State: InterviewState.Fixed, StartsAt: { } at } && !(next?.At <= at)) next = new(a.Id, tenant, at, talk.TalentZone);
        }

        var (cases, led) = await Cases(user, ct);
        List<ViewMyAreaResult.Consultant> advice = [];
        foreach (var l in await db.Leads.AsNoTracking().Where(l => l.TalentUserId == user && l.ClosedAt == null).OrderByDescending(l => l.AskedAt).ToListAsync(ct))
            if (!led.Contains(l.Id) && await tenants.ById(l.TenantId, ct) is { } tenant) advice.Add(new(l.Id, tenant, l.State, l.StaffName, l.AcknowledgeBy, l.TimeZone, l.ClockAt(now) == LeadClock.Overdue));
        var asking = await db.ContactRequests.Where(r => r.TalentUserId == user && r.State == ContactState.Waiting && r.AnswerBy > now).Select(r => r.AnswerBy).ToListAsync(ct);
        return new ViewMyAreaResult(
            profile is null ? null : (await profiles.Open(profile, ct)).Name, profile is not null, profile?.ChangedAt,
            await db.CvDocuments.CountAsync(d => d.UserId == user && d.RemovedAt == null, ct), open, applications.Count(a => !a.IsOpen),
            cases, advice, asking.Count, asking.Count == 0 ? null : asking.Min(), await db.Grants.Where(g => g.UserId == user).Live(now).Select(g => g.EmployerId ?? g.TenantId).Distinct().CountAsync(ct),
            await db.Set<AccessEntry>().AsNoTracking().Where(e => e.UserId == user).OrderByDescending(e => e.Number).Take(MostReadings)
                .Select(e => new ViewMyAreaResult.Reading(e.At, e.Organisation, e.What)).ToListAsync(ct)) { Next = next };
    }

    /// <summary>The cases under way, and the requests they came of.</summary>
    private async Task<(IReadOnlyList<ViewMyAreaResult.Case> Cases, IReadOnlySet<Guid> Leads)> Cases(Guid user, CancellationToken ct)
    {
        var open = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == user && c.ClosedAt == null).OrderByDescending(c => c.LastEntryAt).ToListAsync(ct);
        var offered = await db.HandOvers.AsNoTracking().Where(h => h.TalentUserId == user && h.State == HandOverState.Offered).Select(h => h.CaseId).ToListAsync(ct);
        var unread = await db.Conversations.AsNoTracking().Where(t => t.TalentUserId == user && t.TalentUnread > 0).ToDictionaryAsync(t => t.Id, t => t.TalentUnread, ct);
        List<ViewMyAreaResult.Case> cases = [];
        foreach (var c in open)
            if (await tenants.ById(c.TenantId, ct) is { } tenant) cases.Add(new(c.Id, tenant, c.Playbook[c.Stage], c.Clock, c.OwnerName, await words.OpenNextAction(c, ct), c.NextOn, offered.Contains(c.Id), unread.GetValueOrDefault(c.Id)));
        return (cases, open.Select(c => c.LeadId).ToHashSet());
    }
}
