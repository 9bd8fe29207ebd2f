using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases;

/// <summary>
/// Gives the cases that the campus sees no more, at one tenant, back to whoever handed them over; where they are not there any
/// longer, to a team lead. The campus saw them no more from the moment itself: this says who goes on.
/// </summary>
/// <param name="Round">Which repetition this is: the same command is never done twice in one run.</param>
[SystemOnly]
public sealed record EndCampusTime(int Round = 0) : ICommand<EndCampusTimeResult>
{
    /// <summary>How many a single run takes, so that its transaction stays short.</summary>
    public const int Batch = 100;
}

/// <param name="More">Whether there may be more to do now.</param>
public sealed record EndCampusTimeResult(int Ended, bool More);

internal sealed class EndCampusTimeValidator : AbstractValidator<EndCampusTime>
{
    public EndCampusTimeValidator() => RuleFor(c => c.Round).GreaterThanOrEqualTo(0).Says("BrowseCases_NoSuchList");
}

internal sealed class EndCampusTimeHandler(AppDb db, CurrentCall call, CaseTimeline timeline, Audit audit, TimeProvider clock) : IRequestHandler<EndCampusTime, Outcome<EndCampusTimeResult>>
{
    public async Task<Outcome<EndCampusTimeResult>> Handle(EndCampusTime request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var colleagues = await db.CaseColleagues(tenant, ct);
        // Team leads see all cases: what one of them accompanies on the campus stays theirs.
        var leads = colleagues.Where(c => c.Roles.Contains(PortalRole.TeamLead)).ToList();
        var leading = leads.ConvertAll(c => c.UserId);
        var due = await db.Cases.AtTenantOf(call).Where(c => c.Tier == CaseTier.Campus && c.ClosedAt == null && c.CampusUntil <= now && !(c.OwnerUserId != null && leading.Contains(c.OwnerUserId.Value)))
            .OrderBy(c => c.CampusUntil).ThenBy(c => c.Id).Take(EndCampusTime.Batch).ToListAsync(ct);
        var ids = due.ConvertAll(c => c.Id);
        var handOvers = (await db.HandOvers.AtTenantOf(call).Where(h => ids.Contains(h.CaseId)).OrderBy(h => h.OfferedAt).ToListAsync(ct)).ToLookup(h => h.CaseId);
        var nextBy = CaseTime.CalendarOf(tenant).AddWorkingDays(tenant.DayAt(now), CaseTime.FirstContactDays).Value;
        var ended = 0;
        foreach (var one in due)
        {
            var sender = handOvers[one.Id].LastOrDefault(h => h is { ToTier: CaseTier.Campus, State: HandOverState.Accepted })?.FromUserId;
            var back = colleagues.FirstOrDefault(c => c.UserId == sender && (c.Roles.WorksIn(CaseTier.Domestic) || leading.Contains(c.UserId))) ?? leads.FirstOrDefault() ?? colleagues.FirstOrDefault(c => c.Roles.WorksIn(CaseTier.Domestic));
            if (back is null) continue;
            var before = one.OwnerName;
            if (handOvers[one.Id].FirstOrDefault(h => h.IsOpen) is { } open)
            {
                open.Withdraw(now);
                await timeline.Add(one, open, CaseEntryKind.HandOverWithdrawn, null, ct);
            }

            one.ComeBack(back.UserId, back.Name, nextBy);
            await timeline.Add(one, CaseEntryKind.CampusEnded, before, back.Name, null, ct);
            audit.Write("cases.campusEnd", one.Id);
            ended++;
        }

        return new EndCampusTimeResult(ended, ended == EndCampusTime.Batch);
    }
}

/// <summary>Every quarter of an hour, tenant by tenant.</summary>
internal sealed class EndCampusTimeWork : IScheduledWork
{
    public string Name => "cases-end-campus-time";

    public string Cron => "0 2/15 * * * ?";

    public Task Run(ScheduledRun run, CancellationToken ct) => run.SendForEachTenant((_, round) => new EndCampusTime(round), result => result.More, ct);
}
