using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>
/// The applications that the talent of a case shows, to whoever answers for it, as the talent sees them: course, next step,
/// what is owed and when; without what was sent. And interviews to which the talent asked the consultant along.
/// </summary>
/// <param name="Id">Of the case.</param>
[Personal]
[Requires(InterviewsPermissions.Follow)]
public sealed record ViewCaseApplications(Guid Id) : IQuery<ViewCaseApplicationsResult>;

public sealed record ViewCaseApplicationsResult(Guid Id, string Reference, CaseTier Tier, string TimeZone, IReadOnlyList<ViewCaseApplicationsResult.Item> Items)
{
    /// <param name="IsShared">False where only the interview is shown, because the consultant was asked along.</param>
    public sealed record Item(Guid Id, string Reference, Bilingual JobTitle, Bilingual EmployerName, bool IsShared, ApplicationState State, DateTimeOffset AppliedAt, OwedAnswer? Owed, IReadOnlyList<OpenStep> Steps, Talk? Interview);

    public sealed record Talk(InterviewState State, AppointmentKind Kind, int Minutes, string Zone, string TalentZone, DateTimeOffset? StartsAt, bool IsOver, string? Where, bool WithMe);
}

internal sealed class ViewCaseApplicationsHandler(AppDb db, CurrentCall call, CaseDesk desk, ApplicationCourse course, InterviewBook book, SealedInterview words, AccessLog access, TimeProvider clock)
    : IRequestHandler<ViewCaseApplications, Outcome<ViewCaseApplicationsResult>>
{
    public async Task<Outcome<ViewCaseApplicationsResult>> Handle(ViewCaseApplications request, CancellationToken ct)
    {
        // Whoever answers for it now: to them the talent shows it, not to all who see the case.
        if (await desk.See(request.Id, ct) is not var (one, sight, _) || sight.Part != CasePart.Owner || one.TalentUserId is not { } talent || !one.IsOpen) return Outcome.NotFound;
        var (tenant, me, now) = (call.RequiredTenant, desk.Me, clock.GetUtcNow());
        List<ViewCaseApplicationsResult.Item> items = [];
        foreach (var a in await db.JobApplications.AsNoTracking().AtTenantOf(call).Where(a => a.TalentUserId == talent).OrderByDescending(a => a.AppliedAt).ThenBy(a => a.Id).ToListAsync(ct))
        {
            var interview = await book.Of(a, ct);
            var along = interview?.ConsultantUserId == me;
            if (a.SharedAt is null && !along) continue;
            var shared = a.SharedAt is not null;
            items.Add(new(
                a.Id, a.Reference, a.JobTitle, a.EmployerName, shared, a.State, a.AppliedAt, shared ? OwedAnswer.Of(a, tenant.DayAt(now)) : null, shared ? await course.Of(a, ct) : [],
                interview is null ? null : new(interview.State, interview.Kind, interview.Minutes, interview.Zone, interview.TalentZone, interview.StartsAt, interview.EndsAt <= now, along ? await words.OpenWhere(interview, ct) : null, along)));
        }

        if (items.Count > 0) await access.Record(talent, tenant.Name, "case", "applications", FieldClass.Sensitive, one.Id, ct);
        return new ViewCaseApplicationsResult(one.Id, one.Reference, one.Tier, tenant.TimeZone, items);
    }
}
