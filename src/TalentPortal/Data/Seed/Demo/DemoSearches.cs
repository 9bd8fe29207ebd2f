using TalentPortal.Features.Glossary;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Features.SavedSearches;
using TalentPortal.Features.SavedSearches.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Terms that a tenant of the demonstration added to its search, and searches that a person keeps. Seeded once.</summary>
internal static class DemoSearches
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        var keeper = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == PortalRole.TenantAdministrator), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseGlossary(), keeper, ct)).Items.Count == 0)
        {
            foreach (var (term, others, way) in new[] { ("榕城", "福州\nFuzhou", GlossaryWay.OneWay), ("鹭岛", "厦门\nXiamen", GlossaryWay.OneWay), ("福大", "福州大学\nFuzhou University", GlossaryWay.Both), ("layout", "版图", GlossaryWay.Never) })
                await DemoSessions.Send(services, new SaveGlossaryTerm(null, term, others, way, null), keeper, ct);
        }

        var talent = await DemoSessions.SignIn(services, tenant, DemoPeople.Person("lin-yue"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseSavedSearches(), talent, ct)).Items.Count == 0)
        {
            await DemoSessions.Send(services, new SaveSearch(null, "福州的芯片设计职位", "?q=" + Uri.EscapeDataString("芯片设计") + "&city=fuzhou", SearchRhythm.Weekly, null), talent, ct);
            await DemoSessions.Send(services, new SaveSearch(null, "显示驱动，可远程", "?q=" + Uri.EscapeDataString("显示驱动") + "&workplace=remote", SearchRhythm.Never, null), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
