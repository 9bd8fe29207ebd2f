using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Playbooks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Playbooks;

/// <summary>What the tests about playbooks share.</summary>
internal static class PlaybookScene
{
    public static DemoPerson Admin => Personas.Staff(PortalRole.TenantAdministrator);

    /// <summary>Stages renamed and left out, tests and packet items switched, tasks changed, added, left out and moved.</summary>
    public static PlaybookChanges Much => new()
    {
        Stages = new() { ["O4"] = new(IsLeftOut: true), ["O5"] = new("摸清需求", "What they need", 8, 12), ["D3"] = new(IsLeftOut: true), ["L4"] = new(IsLeftOut: true), ["F90"] = new("三个月回访", "Three months", 60, 70) },
        Tests = new() { ["needs"] = true, ["plan"] = true, ["doctor"] = false },
        Packet = new() { [PlaybookChanges.PacketKey(CaseTier.Overseas, CaseTier.Domestic, "family")] = true, [PlaybookChanges.PacketKey(CaseTier.Domestic, CaseTier.Campus, "tasks")] = false },
        Lines = new()
        {
            ["bank"] = new("到合作银行开户", "Open the account at the partner bank", null, null, CaseTrack.DailyLife, TaskParty.Consultant, 3, ["sim"], ["returnee", "foreigner-a"]),
            ["own-1"] = new("办理市民卡", "Get the city card", "带上登记表", "Bring the slip", CaseTrack.DailyLife, TaskParty.Talent, 4, ["address", "bank"], ["returnee"]),
        },
        LinesLeftOut = ["pay-apps", "terms"],
    };

    public static async Task<Outcome<Done>> Save(this PortalFixture portal, PlaybookChanges changes, string tenant = "fujian") =>
        await portal.As(Personas.Staff(PortalRole.TenantAdministrator, tenant)).Send(new SavePlaybookDraft(changes, (await portal.Shown(tenant)).Draft?.Version));

    public static Task<ViewPlaybookResult> Shown(this PortalFixture portal, string tenant = "fujian") => portal.As(Personas.Staff(PortalRole.TenantAdministrator, tenant)).Get(new ViewPlaybook());

    /// <summary>Publishes an edition with these changes. Returns its number.</summary>
    public static async Task<int> Published(this PortalFixture portal, PlaybookChanges changes, string tenant = "fujian")
    {
        var saved = await portal.Save(changes, tenant);
        Assert.True(saved.IsOk, string.Join(' ', saved.Errors));
        return (await portal.As(Personas.Staff(PortalRole.TenantAdministrator, tenant)).Get(new PublishPlaybook("Shorter for most", (await portal.Shown(tenant)).Draft!.Version))).Number;
    }

    public static IEnumerable<TestSender> Others(this PortalFixture portal) =>
    [
        portal.As(CaseScene.Overseas), portal.As(CaseScene.Lead), portal.As(Personas.Staff(PortalRole.Reviewer)), portal.As(Admin, "greater-bay"), portal.As(Personas.PlatformAdministrator), portal.As(Personas.OwnerOf("rongxin")), portal.As(null),
    ];
}
