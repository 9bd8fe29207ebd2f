using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Transfers;

/// <summary>A case that is to go to another organisation.</summary>
internal sealed record Going(Guid Id, Opened Case);

/// <summary>What the tests about transfers start from: fujian passes on, greater-bay receives.</summary>
internal static class TransferScene
{
    public const string Receiver = "greater-bay";
    public const string Reason = "She moves to Shenzhen.";
    public const string Words = "I agree that my name and what I chose are passed on.";
    public const string AdviceWords = "They may get in touch once they accepted.";

    public static DemoPerson There => Personas.Staff(PortalRole.OverseasConsultant, Receiver);

    public static DemoPerson LeadThere => Personas.Staff(PortalRole.TeamLead, Receiver);

    public static DemoPerson AdminThere => Personas.Staff(PortalRole.TenantAdministrator, Receiver);

    public static Guid ReceiverId => PortalFixture.TenantOf(Receiver).Id;

    public static IReadOnlyList<PacketText> Packet(string stage = "O2") => [.. TransferPacket.Asked(Playbook.Current, stage).Select(item => new PacketText(item.Key, $"What is known of {item.Key}"))];

    /// <summary>An organisation takes on cases of all tiers.</summary>
    public static async Task TakesOn(this PortalFixture portal, string tenant = Receiver, bool isOpen = true, params CaseTier[] tiers)
    {
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator, tenant));
        var version = (await admin.Get(new ViewIntake())).Version;
        await admin.Get(new SaveIntake(isOpen, tiers.Length == 0 ? Enum.GetValues<CaseTier>() : tiers, "珠三角地区", "The Pearl River delta", version));
    }

    public static async Task<OfferTransfer> ToReceiver(this PortalFixture portal, Guid id) =>
        new(id, ReceiverId, Reason, Packet(), Transfer.DaysUsual, await portal.Scalar<uint>("select xmin from cases where id = $1", id));

    /// <summary>The talent is asked; it is a morning of a working day.</summary>
    public static async Task<Going> AboutToGo(this PortalFixture portal, Opened? one = null)
    {
        portal.GoTo(10);
        await portal.TakesOn();
        one ??= await portal.Opened();
        return new((await portal.As(CaseScene.Overseas).Get(await portal.ToReceiver(one.Id))).Id, one);
    }

    public static Task<Outcome<Done>> LetGo(this PortalFixture portal, Going going, bool looksOn = false, IReadOnlyList<string>? keys = null) =>
        portal.Mine(going.Case).Send(new AnswerMyTransfer(going.Id, true, keys ?? [.. Packet().Select(item => item.Key)], true, looksOn, Words, AdviceWords));

    public static Task<Outcome<Done>> Keep(this PortalFixture portal, Going going) => portal.Mine(going.Case).Send(new AnswerMyTransfer(going.Id, false, null, false, false, null, null));

    /// <summary>The talent agreed; the receiver can read it.</summary>
    public static async Task<Going> OnTheWay(this PortalFixture portal, Opened? one = null, bool looksOn = false, IReadOnlyList<string>? keys = null)
    {
        var going = await portal.AboutToGo(one);
        Assert.True((await portal.LetGo(going, looksOn, keys)).IsOk);
        return going;
    }

    /// <summary>The receiver took it on, and the sender knows.</summary>
    public static async Task<(Going Going, Opened There)> Gone(this PortalFixture portal, Opened? one = null, bool looksOn = false)
    {
        var going = await portal.OnTheWay(one, looksOn);
        var answer = await portal.As(There).Get(new AnswerTransfer(going.Id, true, null));
        await portal.Arrive();
        return (going, new(answer.CaseId!.Value, await portal.Scalar<Guid>("select lead_id from cases where id = $1", answer.CaseId!.Value), going.Case.Talent, Receiver));
    }

    /// <summary>What one organisation has to tell the other gets there.</summary>
    public static Task Arrive(this PortalFixture portal) => portal.Mails("nobody@example.org");

    public static Task<string?> StateOf(this PortalFixture portal, Going going) => portal.Scalar<string>("select state from transfers where id = $1", going.Id);

    public static Task<long> Letters(this PortalFixture portal, Going going) => portal.Scalar<long>("select count(*) from transfer_letters where id = $1", going.Id);

    /// <summary>Grants and consents that hold for it, with that to be advised there.</summary>
    public static Task<long> Holds(this PortalFixture portal, Going going) => portal.Scalar<long>(
        "select (select count(*) from grants where subject_id = $1 and withdrawn_at is null) + (select count(*) from consents c where withdrawn_at is null and (transfer_id = $1 or lead_id = (select new_lead_id from transfers where id = $1)))", going.Id);

    /// <summary>What the sender's timeline says became of it, oldest first.</summary>
    public static async Task<string> Steps(this PortalFixture portal, Going going) =>
        (await portal.Scalar<string>("select string_agg(to_fact, ' ' order by at, id) from case_entries where case_id = $1 and kind = 'Transfer'", going.Case.Id))!;

    /// <summary>All at both organisations who have nothing to do with what is offered to the first tier of the receiver.</summary>
    public static async Task<IEnumerable<TestSender>> StrangersToLetter(this PortalFixture portal) =>
    [
        portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(Personas.Staff(PortalRole.DomesticConsultant, Receiver)), portal.As(Personas.Staff(PortalRole.CampusConsultant, Receiver)), portal.As(AdminThere),
        portal.As(Personas.Staff(PortalRole.OverseasConsultant, "zhongguancun")), portal.As(Personas.Staff(PortalRole.TeamLead, "zhongguancun")), portal.As(There, "fujian"), portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.PlatformAdministrator),
        portal.As(await portal.NewTalent()), portal.As(null),
    ];
}
