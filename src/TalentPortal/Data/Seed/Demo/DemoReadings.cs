using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Applications.Domain;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>One alarm of the demonstration, some days old: a recruiter opened many applications within an hour. Seeded once.</summary>
internal static class DemoReadings
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var (employer, limits, at) = (DemoPeople.Employer("rongxin").Id, new ReadingLimits(), services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-3));
        await DemoSessions.InScope(services, tenant, async db =>
        {
            if (await db.ReadingAlarms.AnyAsync(a => a.TenantId == tenant.Id, ct)) return;
            if (await db.JobApplications.AsNoTracking().FirstOrDefaultAsync(a => a.TenantId == tenant.Id && a.EmployerId == employer, ct) is not { } application) return;
            db.Add(ReadingAlarm.Raise(application, DemoPeople.Person("rongxin-recruiter").UserId, ReadingStep.Told, limits.ToldInAnHour, 1, at));
        }, ct);
    }
}
