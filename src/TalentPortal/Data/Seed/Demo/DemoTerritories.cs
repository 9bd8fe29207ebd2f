using TalentPortal.Features.Territories;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What the overseas consultants of the demonstration take on. Leads are handed out by themselves at one tenant, and wait for anybody at the others. Seeded once.</summary>
internal static class DemoTerritories
{
    private static readonly (string Tenant, string[] Countries, string[] Regions, string Zone, bool IsRouted)[] All =
    [
        ("fujian", ["GB", "IE"], ["europe"], "Europe/London", false),
        ("greater-bay", [], [], "Asia/Shanghai", true),
        ("zhongguancun", ["US", "CA"], [], "America/New_York", false),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        foreach (var (slug, countries, regions, zone, isRouted) in All)
        {
            var tenant = await DemoTalents.At(services, slug, ct);
            var consultant = await DemoSessions.SignIn(services, tenant, Staff(slug, PortalRole.OverseasConsultant), Language.Chinese, ct);
            if ((await DemoSessions.Send(services, new ViewTerritory(), consultant, ct)).Version is null)
                await DemoSessions.Send(services, new SaveTerritory(null, countries, regions, ["zh", "en"], zone, WorkingWeek.Usual.Minutes, Territory.UsualCapacity, null, null), consultant, ct);
            if (!isRouted) continue;
            var lead = await DemoSessions.SignIn(services, tenant, Staff(slug, PortalRole.TeamLead), Language.Chinese, ct);
            if ((await DemoSessions.Send(services, new BrowseTerritories(), lead, ct)) is { Version: null, Hours: var hours }) await DemoSessions.Send(services, new ChangeRouting(true, hours, null), lead, ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static DemoPerson Staff(string tenant, PortalRole role) => DemoPeople.People.Single(person => person.Tenant == tenant && person.Role == role);
}
