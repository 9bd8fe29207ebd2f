using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Puts a case into the hands of whoever took it on.</summary>
public sealed class CaseTransfer(CurrentCall call, CaseTimeline timeline, TimeProvider clock)
{
    /// <summary>The hand-over has just been accepted, or given to somebody by the team lead.</summary>
    public async Task Complete(TalentCase one, HandOver handOver, Guid userId, string name, CancellationToken ct)
    {
        var (tenant, now) = (call.RequiredTenant, clock.GetUtcNow());
        var calendar = CaseTime.CalendarOf(tenant);
        one.TakeOver(one.Playbook[handOver.ToStage], userId, name, calendar.AddWorkingDays(tenant.DayAt(now), CaseTime.FirstContactDays).Value, calendar, now);
        await timeline.Add(one, handOver, CaseEntryKind.HandOverAccepted, null, ct);
    }
}
