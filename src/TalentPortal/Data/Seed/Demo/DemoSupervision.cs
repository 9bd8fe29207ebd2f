using TalentPortal.Features.Cases;
using TalentPortal.Features.Supervision;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>For how long the demonstration's student consultants see a case, and where it may be longer.</summary>
internal static class DemoSupervision
{
    /// <param name="days">How many days longer.</param>
    public static async Task Do(IServiceProvider services, TenantRef tenant, DemoPerson person, Language language, Guid id, string what, int days, CancellationToken ct)
    {
        switch (what)
        {
            case "AskLonger":
                var lead = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(one => one.Tenant == tenant.Slug && one.Role == PortalRole.TeamLead), Language.Chinese, ct);
                var seen = (await DemoSessions.Send(services, new BrowseSupervision(), lead, ct)).Items.Single(item => item.Id == id);
                await DemoSessions.Send(services, new AskCampusTime(id, days, seen.Version), lead, ct);
                break;
            case "Longer":
                await DemoSessions.Send(services, new AgreeToCampusTime(id, days, true), await DemoSessions.SignIn(services, tenant, person, language, ct), ct);
                break;
            default:
                await DemoSessions.Send(services, new EndCampusTime(), CallOrigin.System("demo-seed", tenant), ct);
                break;
        }
    }
}
