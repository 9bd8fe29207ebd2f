using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>The interviews to which employers invited the signed-in person, at every tenant: what waits for a choice first, then what is to come, then the past.</summary>
[SignedIn]
public sealed record BrowseInvitations : IQuery<BrowseInvitationsResult>;

public sealed record BrowseInvitationsResult(IReadOnlyList<BrowseInvitationsResult.Item> Items)
{
    /// <param name="Left">How many of the proposed times are still to come.</param>
    /// <param name="Waits">Times wait for a choice.</param>
    /// <param name="IsAhead">It may still take place.</param>
    public sealed record Item(
        Guid ApplicationId, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, InterviewState State, AppointmentKind Kind, int Minutes, string Zone, string TalentZone, DateTimeOffset? StartsAt, bool IsOver, int Left, bool Waits, bool IsAhead);
}

internal sealed class BrowseInvitationsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, TimeProvider clock) : IRequestHandler<BrowseInvitations, Outcome<BrowseInvitationsResult>>
{
    public async Task<Outcome<BrowseInvitationsResult>> Handle(BrowseInvitations request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        var applications = await db.JobApplications.AsNoTracking().Where(a => a.TalentUserId == talent).ToDictionaryAsync(a => (a.TenantId, a.Id), ct);
        List<(BrowseInvitationsResult.Item Item, DateTimeOffset At)> items = [];
        foreach (var of in (await db.Interviews.AsNoTracking().Where(i => i.TalentUserId == talent).ToListAsync(ct)).GroupBy(i => (i.TenantId, i.ApplicationId)))
        {
            // What was called off and proposed anew is one invitation: the last holds.
            var one = of.OrderByDescending(i => i.ProposedAt).ThenByDescending(i => i.Id).First();
            if (applications.GetValueOrDefault(of.Key) is not { } application || await tenants.ById(one.TenantId, ct) is not { } tenant) continue;
            var left = one.Slots.Select(slot => LocalTime.Moment(slot, one.Zone)).Where(at => at > now).Order().ToList();
            var (isOver, isOpen) = (one.EndsAt <= now, application.State == ApplicationState.Interview);
            var isAhead = one.State switch
            {
                InterviewState.Fixed => !isOver,
                InterviewState.Cancelled => false,
                _ => isOpen,
            };
            items.Add((
                new(application.Id, tenant, application.JobTitle, application.EmployerName, one.State, one.Kind, one.Minutes, one.Zone, one.TalentZone, one.StartsAt, isOver, left.Count, isOpen && one.State == InterviewState.Proposed, isAhead),
                one.StartsAt ?? left.FirstOrDefault() ?? one.ProposedAt));
        }

        return new BrowseInvitationsResult([.. items.OrderBy(one => !one.Item.Waits).ThenBy(one => !one.Item.IsAhead).ThenBy(one => one.Item.IsAhead ? one.At.Ticks : -one.At.Ticks).Select(one => one.Item)]);
    }
}
