using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Matches;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What consultants of the demonstration propose: two postings wait for their talent, one was not for them. Seeded once.</summary>
internal static class DemoProposals
{
    private const string Tenant = "fujian";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Tenant, ct);
        if (await CaseOf(services, tenant, "daniel-weber", ct) is not { } overseas || await CaseOf(services, tenant, "priya-nair", ct) is not { } domestic) return;
        var consultant = await Staff(services, tenant, CaseTier.Overseas, ct);
        if ((await DemoSessions.Send(services, new ViewCaseMatches(overseas), consultant, ct)).Proposals.Count > 0) return;
        await Propose(services, consultant, overseas, ["This comes closest to what you do now. Shall we go through it together?", "A little beside your field. Tell me whether I should look in this direction at all."], ct);
        consultant = await Staff(services, tenant, CaseTier.Domestic, ct);
        await Propose(services, consultant, domestic, ["Close to your work on natural products, in case the talks with the institute take long."], ct);
        var person = DemoPeople.Person("priya-nair");
        var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
        if ((await DemoSessions.Send(services, new BrowseMatches(), talent, ct)).Proposals.FirstOrDefault() is { } proposed)
            await DemoSessions.Send(services, new DeclineProposal(proposed.Proposal.Id, "I would rather finish the talks with the institute first."), talent, ct);
        await DemoSessions.End(services, ct);
    }

    /// <summary>Proposes the first of those that fit, one for each sentence.</summary>
    private static async Task Propose(IServiceProvider services, CallOrigin consultant, Guid one, IReadOnlyList<string> sentences, CancellationToken ct)
    {
        var items = (await DemoSessions.Send(services, new ViewCaseMatches(one), consultant, ct)).Items;
        foreach (var (item, words) in items.Zip(sentences)) await DemoSessions.Send(services, new ProposeMatch(one, item.JobId, words), consultant, ct);
    }

    private static async Task<Guid?> CaseOf(IServiceProvider services, TenantRef tenant, string key, CancellationToken ct)
    {
        var person = DemoPeople.Person(key);
        var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
        return (await DemoSessions.Send(services, new BrowseMyCases(), talent, ct)).Items.FirstOrDefault(item => item.Tenant.Slug == Tenant)?.Id;
    }

    private static Task<CallOrigin> Staff(IServiceProvider services, TenantRef tenant, CaseTier tier, CancellationToken ct) =>
        DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == Tenant && person.Role == tier.Role()), Language.Chinese, ct);
}
