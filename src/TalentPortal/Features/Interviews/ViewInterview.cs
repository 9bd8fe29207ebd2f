using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>The interview of an application, for the employer to plan. The person sees the reading in their access log where it shows words or a zone of theirs.</summary>
/// <param name="Id">Of the application.</param>
[Personal]
[Requires(InterviewsPermissions.Plan)]
public sealed record ViewInterview(Guid Id) : IQuery<ViewInterviewResult>;

/// <param name="CanPropose">The application stands where an interview can be planned.</param>
/// <param name="Interview">Null while nothing was proposed.</param>
/// <param name="Members">Who could take part.</param>
/// <param name="Me">Whoever looks, among <paramref name="Members"/>.</param>
public sealed record ViewInterviewResult(Guid Id, string Reference, Bilingual JobTitle, bool CanPropose, string TenantZone, ViewInterviewResult.Talk? Interview, IReadOnlyList<ViewInterviewResult.Member> Members, Guid Me)
{
    /// <param name="TalentZone">Null until the talent chose one.</param>
    /// <param name="Version">0 where the next proposal begins anew.</param>
    public sealed record Talk(
        InterviewState State, AppointmentKind Kind, int Minutes, string Zone, string? TalentZone, IReadOnlyList<string> Slots, DateTimeOffset? StartsAt, bool IsOver, string? Where, string? Wish, IReadOnlyList<Guid> MemberIds, IReadOnlyList<string> MemberNames, bool WithConsultant, uint Version);

    public sealed record Member(Guid Id, string Name);
}

internal sealed class ViewInterviewHandler(AppDb db, CurrentCall call, InterviewBook book, SealedInterview words, AccessLog access, TimeProvider clock) : IRequestHandler<ViewInterview, Outcome<ViewInterviewResult>>
{
    public async Task<Outcome<ViewInterviewResult>> Handle(ViewInterview request, CancellationToken ct)
    {
        var (employer, now) = (call.EmployerId, clock.GetUtcNow());
        if (await db.JobApplications.AsNoTracking().OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.Id, ct) is not { TalentUserId: { } talent } application) return Outcome.NotFound;
        ViewInterviewResult.Talk? talk = null;
        if (await book.Of(application, ct) is { } one)
        {
            var wish = application.IsOpen ? await words.OpenWish(one, ct) : null;
            var zone = application.IsOpen && one.TalentZone.Length > 0 ? one.TalentZone : null;
            var begins = one.IsOpen && !(one.EndsAt <= now);
            talk = new(one.State, one.Kind, one.Minutes, one.Zone, zone, one.Slots, one.StartsAt, one.EndsAt <= now, await words.OpenWhere(one, ct), wish, one.MemberIds, one.MemberNames, one.ConsultantUserId is not null, begins ? one.Version : 0);
            if (wish is not null || zone is not null) await access.Record(talent, application.EmployerName, "application", "interview", FieldClass.Sensitive, application.Id, ct);
        }

        var members = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.EndedAt == null).OrderBy(m => m.DisplayName).Select(m => new ViewInterviewResult.Member(m.UserId, m.DisplayName)).ToListAsync(ct);
        return new ViewInterviewResult(application.Id, application.Reference, application.JobTitle, application.State is ApplicationState.Received or ApplicationState.Screening or ApplicationState.Interview, call.RequiredTenant.TimeZone, talk, members, call.RequiredUserId);
    }
}
