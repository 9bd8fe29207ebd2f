using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Components;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// Who of the demonstration's talents asks which tenant for a consultant: three at each, of which one has waited past its
/// time. The texts lie in leads.json. Who has asked a tenant before is left alone.
/// </summary>
public static class DemoLeads
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        await using var text = typeof(DemoLeads).Assembly.GetManifestResourceStream("leads.json")!;
        var clock = services.GetRequiredService<TimeProvider>();
        foreach (var demo in (await JsonSerializer.DeserializeAsync<List<DemoLead>>(text, Json, ct))!.OrderByDescending(lead => lead.DaysAgo))
        {
            var (person, tenant) = (DemoPeople.Person(demo.Person), await DemoTalents.At(services, demo.Tenant, ct));
            if (await HasAsked(services, person, tenant, ct)) continue;
            if (demo.DaysAgo > 0) DemoClock.GoTo(demo.DaysAgo, 15 * 60);
            else DemoClock.ComeBack();
            var talent = await DemoSessions.SignIn(services, tenant, person, demo.Language, ct);
            var until = DateWords.Day(tenant.DayAt(clock.GetUtcNow() + Lead.OpenAtMost), demo.Language.Culture());
            var words = DemoTalents.Words<LeadsText>(services, demo.Language, "AskForConsultant_Consent", tenant.Name.In(demo.Language), Lead.OpenAfterEnd.Days, until);
            await DemoSessions.Send(services, new AskForConsultant(demo.Language, demo.Country, demo.Zone, demo.Wish, demo.ReachWhen, true, words), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static async Task<bool> HasAsked(IServiceProvider services, DemoPerson person, TenantRef tenant, CancellationToken ct)
    {
        var found = false;
        await DemoSessions.InScope(services, tenant, async db => found = await db.Leads.AnyAsync(l => l.TenantId == tenant.Id && l.TalentUserId == person.UserId, ct), ct);
        return found;
    }

    private sealed record DemoLead(string Tenant, string Person, Language Language, string Country, string Zone, string Wish, string? ReachWhen, int DaysAgo);
}
