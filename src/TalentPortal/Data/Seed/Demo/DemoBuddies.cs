using TalentPortal.Features.Buddies;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>A student's card and a talent's wish of the demonstration, and the proposal that waits for the student. Seeded once.</summary>
internal static class DemoBuddies
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        Task<CallOrigin> As(PortalRole role) => DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == role), Language.Chinese, ct);
        var (student, domestic, person) = (await As(PortalRole.CampusConsultant), await As(PortalRole.DomesticConsultant), DemoPeople.Person("priya-nair"));
        if ((await DemoSessions.Send(services, new ViewBuddyCard(), student, ct)).Version is not null) return;
        await DemoSessions.Send(services, new SaveBuddyCard(["en:Fluent", "zh:Fluent"], "福州", "chip-design", ["SG"], [BuddyHelp.Partner], [BuddyInterest.Food, BuddyInterest.Nature], null, 4, 5, true, null), student, ct);
        var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
        if ((await DemoSessions.Send(services, new BrowseMyCases(), talent, ct)).Items.FirstOrDefault(item => item.Tenant.Slug == Tenant) is not { } one) return;
        await DemoSessions.Send(services, new SaveBuddyWish(one.Id, true, Enum.GetValues<BuddyField>(), ["en:Fluent"], "Fuzhou", "chip-design", ["SG"], [BuddyHelp.Partner, BuddyHelp.Children], [BuddyInterest.Food], null, null), talent, ct);
        if ((await DemoSessions.Send(services, new ViewBuddies(one.Id), domestic, ct)).Candidates is [var first, ..]) await DemoSessions.Send(services, new ProposeBuddy(one.Id, first.MembershipId), domestic, ct);
        await DemoSessions.End(services, ct);
    }
}
