using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Territories;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Territories;

/// <summary>What the tests about territories and routing share.</summary>
internal static class TerritoryScene
{
    public static SaveTerritory Territory(string countries = "", string regions = "", int capacity = 40, DateOnly? away = null, uint? version = null, Guid? id = null) => new(
        id, Codes(countries), Codes(regions), ["zh", "en"], "Europe/London", WorkingWeek.Usual.Minutes, capacity, away, version);

    /// <summary>A new overseas consultant who takes on what is said.</summary>
    public static async Task<DemoPerson> TakesOn(this PortalFixture portal, string countries = "", string regions = "", int capacity = 40, DateOnly? away = null, string tenant = "fujian")
    {
        var (person, _) = await portal.NewStaff(PortalRole.OverseasConsultant, tenant);
        await portal.As(person, tenant).Get(Territory(countries, regions, capacity, away));
        return person;
    }

    /// <summary>Turns routing on or off, with so many hours for an answer; nobody of earlier tests takes on anything.</summary>
    public static async Task Routing(this PortalFixture portal, bool on, int hours = 4, string tenant = "fujian")
    {
        await portal.Run("delete from territories where tenant_id = $1", PortalFixture.TenantOf(tenant).Id);
        await portal.Run("update leads set state = 'Withdrawn', closed_at = now() where state = 'New' and tenant_id = $1", PortalFixture.TenantOf(tenant).Id);
        var lead = portal.As(LeadScene.Lead(tenant));
        await lead.Get(new ChangeRouting(on, hours, (await lead.Get(new BrowseTerritories())).Version));
    }

    /// <summary>A talent in the United Kingdom has asked, and what follows has happened.</summary>
    public static async Task<AskedLead> AskedAndRouted(this PortalFixture portal, string tenant = "fujian")
    {
        var asked = await portal.Asked(tenant);
        await portal.Deliver();
        return asked;
    }

    public static Task Deliver(this PortalFixture portal) => portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);

    public static Task<string?> QueueOf(this PortalFixture portal, AskedLead lead) => portal.Scalar<string>("select queue from leads where id = $1", lead.Id);

    public static Task<Guid> AskedNow(this PortalFixture portal, AskedLead lead) => portal.Scalar<Guid>("select offered_to from leads where id = $1", lead.Id);

    public static Task<string?> Offers(this PortalFixture portal, AskedLead lead) => portal.Scalar<string>("select string_agg(state, ' ' order by offered_at, id) from lead_offers where lead_id = $1", lead.Id);

    private static string[] Codes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
