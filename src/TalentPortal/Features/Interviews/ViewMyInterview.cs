using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>The interview of one of the person's own applications, to choose a time for.</summary>
/// <param name="Id">Of the application.</param>
[SignedIn]
public sealed record ViewMyInterview(Guid Id) : IQuery<ViewMyInterviewResult>;

/// <param name="Interview">Null while the employer has proposed nothing.</param>
/// <param name="Consultant">Who could be asked along; null for nobody.</param>
/// <param name="Clock">By which the person begins to read times.</param>
public sealed record ViewMyInterviewResult(Guid Id, TenantRef Tenant, Bilingual JobTitle, Bilingual EmployerName, ViewMyInterviewResult.Talk? Interview, string? Consultant, KnownClock Clock)
{
    /// <param name="Sequence">Goes up with each change, for calendars.</param>
    /// <param name="Slots">Those that are still to come, with their moments.</param>
    /// <param name="CanAnswer">Times wait for a choice.</param>
    public sealed record Talk(
        Guid Id, int Sequence, InterviewState State, AppointmentKind Kind, int Minutes, string Zone, string TalentZone, IReadOnlyList<Slot> Slots, DateTimeOffset? StartsAt, bool IsOver, string? Where, string? Wish, IReadOnlyList<string> Members, bool WithConsultant, bool CanAnswer);

    public sealed record Slot(string Local, DateTimeOffset At);
}

internal sealed class ViewMyInterviewHandler(AppDb db, CurrentCall call, TenantDirectory tenants, InterviewBook book, OwnClock own, SealedInterview words, TimeProvider clock) : IRequestHandler<ViewMyInterview, Outcome<ViewMyInterviewResult>>
{
    public async Task<Outcome<ViewMyInterviewResult>> Handle(ViewMyInterview request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await db.JobApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.TalentUserId == talent, ct) is not { } application || await tenants.ById(application.TenantId, ct) is not { } tenant) return Outcome.NotFound;
        ViewMyInterviewResult.Talk? talk = null;
        KnownClock? chosen = null;
        if (await book.Of(application, ct) is { } one)
        {
            if (one.TalentZone.Length > 0) chosen = new(one.TalentZone, ClockSource.Chosen);
            var slots = one.Slots.Select(slot => (slot, At: LocalTime.Moment(slot, one.Zone))).Where(slot => slot.At > now).OrderBy(slot => slot.At).Select(slot => new ViewMyInterviewResult.Slot(slot.slot, slot.At!.Value)).ToList();
            talk = new(one.Id, one.Sequence, one.State, one.Kind, one.Minutes, one.Zone, one.TalentZone, slots, one.StartsAt, one.EndsAt <= now, one.State == InterviewState.Fixed ? await words.OpenWhere(one, ct) : null, await words.OpenWish(one, ct), one.MemberNames,
                one.ConsultantUserId is not null, application.State == ApplicationState.Interview && one.State is InterviewState.Proposed or InterviewState.OtherTimes);
        }

        return new ViewMyInterviewResult(application.Id, tenant, application.JobTitle, application.EmployerName, talk, (await book.CaseOf(talent, tenant.Id, ct))?.OwnerName, chosen ?? await own.Of(talent, tenant.TimeZone, ct));
    }
}
