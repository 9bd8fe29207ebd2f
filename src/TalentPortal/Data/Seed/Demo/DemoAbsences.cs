using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>A consultant of the demonstration will be away for a week, and the team lead has to say who stands in.</summary>
internal static class DemoAbsences
{
    private const string Slug = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var (tenant, there) = (await DemoTalents.At(services, Slug, ct), false);
        await DemoSessions.InScope(services, tenant, async db => there = await db.Set<Absence>().AnyAsync(a => a.TenantId == tenant.Id, ct), ct);
        if (there) return;
        var consultant = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Slug && person.Role == CaseTier.Domestic.Role()), Language.Chinese, ct);
        var first = tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(20);
        await DemoSessions.Send(services, new PlanAbsence(first, first.AddDays(6), null), consultant, ct);
        await DemoSessions.End(services, ct);
    }
}
