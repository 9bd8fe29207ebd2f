using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Appointments.Domain;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// An interview of the demonstration for which times are proposed, a note and scorecards; and an applicant about whom the interviewer
/// has not said anything yet, so that both sides of the rule can be seen. Seeded once.
/// </summary>
internal static class DemoInterviews
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var (talent, employer) = (DemoPeople.Person("lin-yue").UserId, DemoPeople.Employer("rongxin").Id);
        Guid? application = null;
        await DemoSessions.InScope(services, tenant, async db => application = await db.JobApplications
            .Where(a => a.TenantId == tenant.Id && a.TalentUserId == talent && a.EmployerId == employer && a.State == ApplicationState.Interview && !db.Set<Interview>().Any(i => i.ApplicationId == a.Id)).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct), ct);
        if (application is not { } id) return;
        var (recruiter, owner, interviewer) = (DemoPeople.Person("rongxin-recruiter"), DemoPeople.Person("rongxin-owner"), DemoPeople.Person("rongxin-interviewer"));
        var today = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var session = await DemoSessions.SignIn(services, tenant, recruiter, Language.Chinese, ct);
        await DemoSessions.Send(services, new ProposeInterview(
            id, AppointmentKind.Video, 45, tenant.TimeZone, [.. new[] { 6, 7, 9 }.Select(days => today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T17:00")],
            [recruiter.UserId, owner.UserId, interviewer.UserId], "https://meet.example.org/rongxin", 0), session, ct);
        await DemoSessions.Send(services, new NoteApplicant(id, "显示接口方面的经历与本组在研项目吻合，面试时请谈谈量产经验。"), session, ct);
        await DemoSessions.Send(services, new AssignInterviewer([id], owner.UserId), session, ct);
        await DemoSessions.Send(services, new SaveScorecard(id, [4, 4, 3, 4], "专业基础扎实，对显示驱动的理解深入。", true, 0), session, ct);
        if (await Screened(services, tenant, employer, ct) is { } other)
        {
            await DemoSessions.Send(services, new AssignInterviewer([other], interviewer.UserId), session, ct);
            await DemoSessions.Send(services, new SaveScorecard(other, [3, 4, 4, 3], "测试与失效分析经验丰富，可先以顾问方式合作。", true, 0), session, ct);
        }

        // Who takes part in an interview was asked with it.
        uint asked = 0;
        await DemoSessions.InScope(services, tenant, async db => asked = await db.Scorecards.Where(c => c.TenantId == tenant.Id && c.ApplicationId == id && c.MemberUserId == interviewer.UserId).Select(c => c.Version).SingleAsync(ct), ct);
        var seat = await DemoSessions.SignIn(services, tenant, interviewer, Language.Chinese, ct);
        await DemoSessions.Send(services, new SaveScorecard(id, [4, 3, 3, 4], "器件原理讲得清楚，量产良率方面还需面谈。", true, asked), seat, ct);
        await DemoSessions.End(services, ct);
    }

    /// <summary>Another talent's application to the employer that is being read.</summary>
    private static async Task<Guid?> Screened(IServiceProvider services, TenantRef tenant, Guid employer, CancellationToken ct)
    {
        Guid? found = null;
        await DemoSessions.InScope(services, tenant, async db => found = await db.JobApplications
            .Where(a => a.TenantId == tenant.Id && a.EmployerId == employer && a.State == ApplicationState.Screening).OrderBy(a => a.AppliedAt).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct), ct);
        return found;
    }
}
