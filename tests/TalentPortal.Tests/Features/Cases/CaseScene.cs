using MediatR;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>A case and whose it is.</summary>
internal sealed record Opened(Guid Id, Guid Lead, DemoPerson Talent, string Tenant);

/// <summary>What the tests about cases start from: leads that were taken, and cases that went on.</summary>
internal static class CaseScene
{
    public const string Wish = "A chair in photonics near the sea";

    public static DemoPerson Overseas => Personas.Staff(PortalRole.OverseasConsultant);

    public static DemoPerson Domestic => Personas.Staff(PortalRole.DomesticConsultant);

    public static DemoPerson Campus => Personas.Staff(PortalRole.CampusConsultant);

    public static DemoPerson Lead => Personas.Staff(PortalRole.TeamLead);

    /// <summary>A lead of a new talent was taken by the tenant's overseas consultant; the profile is open to the tenant.</summary>
    public static async Task<Opened> Opened(this PortalFixture portal, string tenant = "fujian", DemoPerson? talent = null)
    {
        talent ??= await portal.NewTalent();
        var (now, at, owner) = (portal.Clock.GetUtcNow(), PortalFixture.TenantOf(tenant), Personas.Staff(PortalRole.OverseasConsultant, tenant));
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", at, onBehalfOf: talent.UserId), Rights.None);
        var (db, words, id) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<SealedLead>(), Guid.CreateVersion7(now));
        var lead = TalentPortal.Features.Leads.Domain.Lead.Ask(id, at.Id, talent.UserId, Language.English, "IE", "Europe/Dublin", await words.SealWish(talent.UserId, id, Wish, default), default, now, now.AddDays(1));
        lead.TakeBy(owner.UserId, owner.Name.En!, now);
        db.Add(lead);
        db.Add(Grant.Give(talent.UserId, at.Id, null, GrantScope.Profile, null, TalentPortal.Features.Leads.Domain.Lead.Purpose, id, now, now.AddYears(1)));
        await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(new LeadTaken(at.Id, id, talent.UserId, owner.UserId, owner.Name.En!, Language.English, "IE", "Europe/Dublin", now));
        await db.SaveChangesAsync();
        return new(await portal.Scalar<Guid>("select id from cases where lead_id = $1", id), id, talent, tenant);
    }

    /// <summary>Puts a case where the reviewer cleared it, for tests about something else; the way there is in ClearanceScene.</summary>
    public static Task<int> Cleared(this PortalFixture portal, Guid id) => portal.Scalar<int>("update cases set clearance = 'ClearedByTalent', clearance_at = now() where id = $1", id);

    public static Task<uint> VersionOf(this PortalFixture portal, Opened one) => portal.Scalar<uint>("select xmin from cases where id = $1", one.Id);

    public static TestSender Mine(this PortalFixture portal, Opened one) => portal.As(one.Talent, one.Tenant);

    public static async Task<Outcome<Done>> Move(this PortalFixture portal, Opened one, string stage, DemoPerson? by = null, string? reason = null) =>
        await portal.As(by ?? Overseas).Send(new MoveCase(one.Id, stage, reason, await portal.VersionOf(one)));

    public static IReadOnlyList<PacketText> Packet(CaseTier from, CaseTier to) =>
        [.. Playbook.Current.Packet(from, to).Where(item => item.Kind == PacketItemKind.Text).Select(item => new PacketText(item.Key, $"{from} {item.Key} text"))];

    public static OfferHandOver Offering(PortalFixture portal, Guid id, uint version, CaseTier from = CaseTier.Overseas, CaseTier to = CaseTier.Domestic, Guid? membership = null) =>
        new(id, membership, "The needs are clear.", Packet(from, to), "Three posts within ten working days", DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddDays(14), version);

    /// <summary>A case that its owner offers to the next tier.</summary>
    public static async Task<(Opened Case, Guid HandOver)> Offered(this PortalFixture portal, Opened? one = null, DemoPerson? by = null, CaseTier from = CaseTier.Overseas, CaseTier to = CaseTier.Domestic)
    {
        one ??= await portal.Opened();
        var last = from switch { CaseTier.Overseas => "O6", CaseTier.Domestic => "D9", _ => "F90" };
        if (from == CaseTier.Overseas) await portal.Cleared(one.Id);
        Assert.True((await portal.Move(one, last, by)).IsOk);
        return (one, (await portal.As(by ?? Overseas).Get(Offering(portal, one.Id, await portal.VersionOf(one), from, to))).Id);
    }

    /// <summary>A case that the domestic consultant has taken on.</summary>
    public static async Task<(Opened Case, Guid HandOver)> AtHome(this PortalFixture portal)
    {
        var offered = await portal.Offered();
        await portal.As(Domestic).Get(new AcceptHandOver(offered.HandOver));
        return offered;
    }

    /// <summary>A case that the campus has taken on.</summary>
    public static async Task<(Opened Case, Guid HandOver)> OnCampus(this PortalFixture portal)
    {
        var (one, _) = await portal.AtHome();
        var offered = await portal.Offered(one, Domestic, CaseTier.Domestic, CaseTier.Campus);
        await portal.As(Campus).Get(new AcceptHandOver(offered.HandOver));
        return offered;
    }

    /// <summary>Another member of a tenant's staff, with a second factor.</summary>
    public static async Task<(DemoPerson Person, Guid Membership)> NewStaff(this PortalFixture portal, PortalRole role, string tenant = "fujian")
    {
        var person = await portal.NewPerson() with { Role = role, Tenant = tenant };
        var membership = StaffMembership.Join(person.UserId, "Xu " + person.Key[..5], [role], portal.Clock.GetUtcNow());
        await portal.Change(tenant, db => db.Add(membership));
        await portal.Scalar<int>("update accounts.sessions set second_factor = true where id = $1", Personas.SessionOf(person));
        return (person, membership.Id);
    }

    public static Task<Guid> MembershipOf(this PortalFixture portal, DemoPerson person) => portal.Scalar<Guid>("select id from staff_memberships where user_id = $1", person.UserId);

    public static async Task RunWork(this PortalFixture portal, string work) =>
        Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot(work, portal.Clock.GetUtcNow(), CancellationToken.None));

    /// <summary>Everybody but the owner, none of whom may work on the case.</summary>
    public static IEnumerable<TestSender> Strangers(this PortalFixture portal, Opened one) =>
    [
        portal.As(Domestic), portal.As(Campus), portal.As(Lead), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Personas.Staff(PortalRole.TenantAdministrator)),
        portal.As(Personas.Staff(PortalRole.OverseasConsultant, "greater-bay")), portal.As(Overseas, "greater-bay"), portal.As(one.Talent), portal.As(Personas.OwnerOf("rongxin")), portal.As(Personas.PlatformAdministrator), portal.As(null),
    ];
}
