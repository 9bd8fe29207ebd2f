using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Referrals of the demonstration: one waits for its talent, one is with an employer, one was closed. Seeded once.</summary>
internal static class DemoReferrals
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        if (await Refer(services, tenant, "daniel-weber", CaseTier.Overseas, false, ct) is null) return;
        if (await Refer(services, tenant, "priya-nair", CaseTier.Domestic, true, ct) is { } sent) await Agree(services, tenant, "priya-nair", sent, ct);
        if (await Refer(services, tenant, "tom-okafor", CaseTier.Campus, false, ct) is { } closed)
        {
            await Agree(services, tenant, "tom-okafor", closed, ct);
            var campus = await Staff(services, tenant, CaseTier.Campus, ct);
            var item = (await DemoSessions.Send(services, new ViewReferrals(closed.Case), campus, ct)).Items.Single(item => item.Id == closed.Id);
            await DemoSessions.Send(services, new CloseReferral(closed.Id, ReferralState.Found, "孵化器已预留两张工位，下月起可入驻。", item.Version), campus, ct);
        }

        await DemoSessions.End(services, ct);
    }

    /// <summary>Null where it was referred before, or there is no such case.</summary>
    private static async Task<(Guid Id, Guid Case)?> Refer(IServiceProvider services, TenantRef tenant, string key, CaseTier tier, bool toEmployer, CancellationToken ct)
    {
        var talent = await DemoSessions.SignIn(services, tenant, DemoPeople.Person(key), DemoPeople.Person(key).Mails, ct);
        if ((await DemoSessions.Send(services, new BrowseMyCases(), talent, ct)).Items.FirstOrDefault(item => item.Tenant.Slug == Tenant) is not { } one) return null;
        if ((await DemoSessions.Send(services, new ViewMyReferrals(one.Id), talent, ct)).Items.Count > 0) return null;
        var request = new ReferTalent(
            one.Id, ReferralKind.Hub, toEmployer ? DemoPeople.Employer("rongxin").Id : null, toEmployer ? null : "Mawei Photonics Incubator", "Zheng Min", "hub@example.org", Language.Chinese,
            toEmployer ? "希望与研发团队线上沟通半小时，了解显示驱动方向的课题。" : "希望了解入驻条件，并安排一次实地参观。", [ReferralPart.Contact, ReferralPart.Education, ReferralPart.Work], Referral.DaysUsual);
        return ((await DemoSessions.Send(services, request, await Staff(services, tenant, tier, ct), ct)).Id, one.Id);
    }

    private static async Task Agree(IServiceProvider services, TenantRef tenant, string key, (Guid Id, Guid Case) referral, CancellationToken ct)
    {
        var person = DemoPeople.Person(key);
        var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
        var item = (await DemoSessions.Send(services, new ViewMyReferrals(referral.Case), talent, ct)).Items.Single(item => item.Id == referral.Id);
        var words = DemoTalents.Words<ReferralsText>(services, person.Mails, "AnswerMyReferral_Words", tenant.Name.In(person.Mails), item.Receiver.In(person.Mails));
        await DemoSessions.Send(services, new AnswerMyReferral(referral.Id, true, item.Parts, words), talent, ct);
    }

    private static Task<CallOrigin> Staff(IServiceProvider services, TenantRef tenant, CaseTier tier, CancellationToken ct) =>
        DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == tier.Role()), Language.Chinese, ct);
}
