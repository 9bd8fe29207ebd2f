using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Drafts;

public class ReadDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_draft_comes_back_to_its_person_on_every_site_and_to_nobody_else()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("mine", "r1", "{\"a\":\"中文 👩‍🔬\"}"));
        foreach (var tenant in (string[])["fujian", "greater-bay", ""])
            Assert.Equal("{\"a\":\"中文 👩‍🔬\"}", (await portal.As(Personas.Talent, tenant).Get(new ReadDraft("mine", "r1"))).Content);
        foreach (var other in (Data.Seed.Demo.DemoPerson[])[Personas.OtherTalent, Personas.Staff(PortalRole.TenantAdministrator), Personas.PlatformAdministrator])
            Assert.Null((await portal.As(other).Get(new ReadDraft("mine", "r1"))).Content);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ReadDraft("mine", "r1"))).Kind);
        Assert.Null((await portal.As(Personas.Talent).Get(new ReadDraft("mine", ""))).Content);
    }
}
