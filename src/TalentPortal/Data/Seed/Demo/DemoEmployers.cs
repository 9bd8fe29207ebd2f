using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>The employers of the demonstration with their admissions. Tenants come before; a second run adds nothing.</summary>
public static class DemoEmployers
{
    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var keys = services.GetRequiredService<EmployerKeys>();
        await InScope(services, null, async (db, now) =>
        {
            var known = await db.Employers.Select(e => e.Id).ToListAsync(ct);
            foreach (var demo in DemoPeople.Employers.Where(demo => !known.Contains(demo.Id)))
            {
                var employer = Employer.Register(Facts(demo), EmployerRegistration.Chinese(demo.CreditCode), now, isDemo: true);
                db.Entry(employer).Property(e => e.Id).CurrentValue = demo.Id;
                await keys.Key(employer, ct);
                db.Add(employer);
            }
        }, ct);
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().All(ct))
        {
            await InScope(services, tenant, async (db, now) =>
            {
                var known = await db.EmployerAdmissions.Where(a => a.TenantId == tenant.Id).Select(a => a.EmployerId).ToListAsync(ct);
                foreach (var demo in DemoPeople.Employers.Where(demo => demo.AdmittedBy.Contains(tenant.Slug) && !known.Contains(demo.Id)))
                {
                    var admission = EmployerAdmission.Request(demo.Id, now);
                    admission.Admit(demo.Kind == EmployerKind.ResearchInstitute ? EmployerVerification.TenantVouched : EmployerVerification.Document, null, now);
                    db.Add(admission);
                }
            }, ct);
        }
    }

    private static EmployerFacts Facts(DemoEmployer demo) => new(
        demo.Name, demo.Kind, demo.DivisionCode, "CN", demo.Industry, null, demo.About);

    private static async Task InScope(IServiceProvider services, TenantRef? tenant, Func<AppDb, DateTimeOffset, Task> change, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("demo-seed", tenant), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await change(db, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
