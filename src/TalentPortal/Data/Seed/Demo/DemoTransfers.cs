using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Cases of the demonstration that go from one organisation to another: one waits for its talent, one for the receiver, one was taken on. Seeded once.</summary>
internal static class DemoTransfers
{
    private const string Sender = "zhongguancun";

    private static readonly IReadOnlyDictionary<string, string> Texts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["summary"] = "材料方向，计划明年回国，家在福州，希望就近工作。",
        ["needs"] = "研发岗位，需要解决配偶就业和孩子入学。",
        ["track"] = "留学回国人员。",
        ["consents"] = "已同意由本机构提供咨询。",
        ["contact"] = "邮件为主，晚间可视频，中文。",
        ["risks"] = "无",
    };

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var (from, fujian, bay) = (await DemoTalents.At(services, Sender, ct), await DemoTalents.At(services, "fujian", ct), await DemoTalents.At(services, "greater-bay", ct));
        foreach (var (tenant, zh, en) in new[] { (fujian, "落户福建的海外人才，海洋、芯片、材料方向优先。", "People who settle in Fujian; marine science, chips and materials first."), (bay, "在深圳、广州工作的海外人才。", "People who work in Shenzhen or Guangzhou."), (from, "在京从事人工智能和材料研究的人才。", "People in artificial intelligence and materials who work in Beijing.") })
            await TakesOn(services, tenant, zh, en, ct);
        // At Fujian itself somebody is asked whether the case may go on elsewhere.
        await Propose(services, fujian, from, DemoPeople.Person("priya-nair"), ct, PortalRole.DomesticConsultant);
        if (await Asked(services, from, "maria-silva", ct) is { } waits && await Propose(services, from, fujian, waits, ct) is { } offered) await Agree(services, from, fujian, waits, offered, ct);
        if (await Asked(services, from, "zhao-ming", ct) is { } goes && await Propose(services, from, fujian, goes, ct) is { } taken)
        {
            await Agree(services, from, fujian, goes, taken, ct);
            await DemoSessions.Send(services, new AnswerTransfer(taken.Id, true, null), await Staff(services, fujian, PortalRole.OverseasConsultant, ct), ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static async Task TakesOn(IServiceProvider services, TenantRef tenant, string zh, string en, CancellationToken ct)
    {
        var admin = await Staff(services, tenant, PortalRole.TenantAdministrator, ct);
        if ((await DemoSessions.Send(services, new ViewIntake(), admin, ct)).Version is null) await DemoSessions.Send(services, new SaveIntake(true, Enum.GetValues<CaseTier>(), zh, en, null), admin, ct);
    }

    /// <summary>A talent who asked for a consultant, and whose case began; null where that was before.</summary>
    private static async Task<DemoPerson?> Asked(IServiceProvider services, TenantRef tenant, string key, CancellationToken ct)
    {
        var person = DemoPeople.Person(key);
        var talent = await DemoSessions.SignIn(services, tenant, person, person.Mails, ct);
        // Whoever asked somewhere already is part of another story.
        var isAsking = false;
        await DemoSessions.InScope(services, tenant, async db => isAsking = await db.Leads.AnyAsync(l => l.TalentUserId == person.UserId, ct), ct, person.UserId);
        if (isAsking) return null;
        var words = DemoTalents.Words<LeadsText>(services, person.Mails, "AskForConsultant_Consent", tenant.Name.In(person.Mails), Lead.OpenAfterEnd.Days, "2028");
        var lead = (await DemoSessions.Send(services, new AskForConsultant(person.Mails, "PT", "Europe/Lisbon", "希望了解回国工作的机会。", null, true, words), talent, ct)).Id;
        var consultant = await Staff(services, tenant, PortalRole.OverseasConsultant, ct);
        await DemoSessions.Send(services, new TakeLead(lead, (await DemoSessions.Send(services, new ViewLead(lead), consultant, ct)).Version), consultant, ct);
        return person;
    }

    /// <summary>Null where it was proposed before, or there is no such case.</summary>
    private static async Task<(Guid Id, Guid Case)?> Propose(IServiceProvider services, TenantRef from, TenantRef to, DemoPerson person, CancellationToken ct, PortalRole role = PortalRole.OverseasConsultant)
    {
        var talent = await DemoSessions.SignIn(services, from, person, person.Mails, ct);
        if ((await DemoSessions.Send(services, new BrowseMyCases(), talent, ct)).Items.FirstOrDefault(item => item.Tenant.Slug == from.Slug) is not { } one) return null;
        if ((await DemoSessions.Send(services, new ViewMyTransfers(one.Id), talent, ct)).Items.Count > 0) return null;
        var staff = await Staff(services, from, role, ct);
        var form = await DemoSessions.Send(services, new ViewTransfers(one.Id), staff, ct);
        if (!form.CanOffer) return null;
        var items = form.Asked.Where(item => Texts.ContainsKey(item.Key)).Select(item => new PacketText(item.Key, Texts[item.Key])).ToList();
        return ((await DemoSessions.Send(services, new OfferTransfer(one.Id, to.Id, "本人将迁往贵地，由当地机构接续服务更为便利。", items, Transfer.DaysMost, form.Version), staff, ct)).Id, one.Id);
    }

    private static async Task Agree(IServiceProvider services, TenantRef from, TenantRef to, DemoPerson person, (Guid Id, Guid Case) transfer, CancellationToken ct)
    {
        var talent = await DemoSessions.SignIn(services, from, person, person.Mails, ct);
        var words = DemoTalents.Words<TransfersText>(services, person.Mails, "AnswerMyTransfer_Words", from.Name.In(person.Mails), to.Name.In(person.Mails));
        var advice = DemoTalents.Words<TransfersText>(services, person.Mails, "AnswerMyTransfer_Advice", to.Name.In(person.Mails));
        await DemoSessions.Send(services, new AnswerMyTransfer(transfer.Id, true, [.. Texts.Keys], true, true, words, advice), talent, ct);
    }

    private static Task<CallOrigin> Staff(IServiceProvider services, TenantRef tenant, PortalRole role, CancellationToken ct) =>
        DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == tenant.Slug && person.Role == role), Language.Chinese, ct);
}
