using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>The blind cards of the demonstration: the talents of one tenant show as much as fits at least five of them.</summary>
internal static class DemoCards
{
    private const string Where = "fujian";

    /// <summary>Whose card shows, and the most that they would show; from the back, facts are left out until the rest fits enough people.</summary>
    private static readonly (string Person, (CardFact Fact, CardGrain Grain)[] Facts)[] Cards =
    [
        ("gu-lan", [(CardFact.Degree, CardGrain.Coarse), (CardFact.Region, CardGrain.Coarse), (CardFact.Years, CardGrain.Coarse)]),
        ("chen-hao", [(CardFact.Degree, CardGrain.Coarse), (CardFact.Years, CardGrain.Coarse), (CardFact.Region, CardGrain.Coarse)]),
        ("maria-silva", [(CardFact.Degree, CardGrain.Coarse), (CardFact.Region, CardGrain.Coarse), (CardFact.Industry, CardGrain.Coarse)]),
        ("he-xin", [(CardFact.Degree, CardGrain.Fine), (CardFact.Years, CardGrain.Coarse)]),
        ("priya-nair", [(CardFact.Degree, CardGrain.Coarse), (CardFact.Years, CardGrain.Coarse)]),
        ("daniel-weber", [(CardFact.Degree, CardGrain.Coarse), (CardFact.Region, CardGrain.Coarse), (CardFact.Years, CardGrain.Coarse)]),
        ("ruan-mei", [(CardFact.Degree, CardGrain.Coarse), (CardFact.Region, CardGrain.Coarse)]),
    ];

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var tenant = await DemoTalents.At(services, Where, ct);
        foreach (var (key, facts) in Cards)
        {
            var person = DemoPeople.Person(key);
            var (hasProfile, hasCard) = (false, false);
            await DemoSessions.InScope(services, tenant, async db =>
            {
                hasProfile = await db.TalentProfiles.AnyAsync(p => p.UserId == person.UserId, ct);
                hasCard = await db.TalentCards.AnyAsync(c => c.UserId == person.UserId, ct);
            }, ct, onBehalfOf: person.UserId);
            if (!hasProfile || hasCard) continue;
            var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
            // Whom they work for now is to find nothing.
            if (key == "gu-lan") await DemoSessions.Send(services, new BlockEmployer(null, "Thamesmark Circuits", true), talent, ct);
            for (var count = facts.Length; count > 0; count--)
            {
                var words = DemoTalents.Words<CardsText>(services, person.Mails, "SaveCard_Words", tenant.Name.In(person.Mails), TalentCard.PeopleLeast);
                var card = new SaveCard(facts.Take(count).ToDictionary(f => f.Fact, f => f.Grain), null, true, words);
                if ((await DemoSessions.Send(services, card, talent, ct)).Narrowest is null) break;
            }
        }

        await Contacts(services, tenant, ct);
        await DemoSessions.End(services, ct);
    }

    /// <summary>A recruiter asks whom it finds; one talent accepts, one declines, the others have not answered yet.</summary>
    private static async Task Contacts(IServiceProvider services, TenantRef tenant, CancellationToken ct)
    {
        var recruiter = await DemoSessions.SignIn(services, tenant, DemoPeople.Person("rongxin-recruiter"), Language.Chinese, ct);
        if ((await DemoSessions.Send(services, new BrowseContacts(), recruiter, ct)).Items.Count > 0) return;
        foreach (var card in (await DemoSessions.Send(services, new BrowseTalents(), recruiter, ct)).Cards)
            await DemoSessions.Send(services, new AskTalent(card.Reference, "显示驱动芯片研发工程师", "我们在福州设计显示驱动芯片，正在组建新的研发小组。如果您愿意，我们想用半小时线上介绍团队和课题，之后由您决定是否继续。"), recruiter, ct);
        foreach (var (key, accepts) in new[] { ("priya-nair", true), ("chen-hao", false) })
        {
            var person = DemoPeople.Person(key);
            var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
            foreach (var asked in (await DemoSessions.Send(services, new BrowseMyContacts(), talent, ct)).Items)
                await DemoSessions.Send(services, new AnswerContact(asked.Id, accepts, [ContactPart.Contact, ContactPart.Background], asked.LastDay, DemoTalents.Words<CardsText>(services, person.Mails, "AnswerContact_Words", asked.Employer.In(person.Mails) ?? "")), talent, ct);
        }
    }
}
