using TalentPortal.Platform.Drafts;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Drafts;

public class DiscardDraftTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Discarding_removes_ones_own_draft_alone()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("gone", "", "{}"));
        await portal.As(Personas.Talent).Get(new SaveDraft("gone", "r2", "{}"));
        await portal.As(Personas.OtherTalent).Get(new SaveDraft("gone", "", "{}"));
        await portal.As(Personas.Talent).Get(new DiscardDraft("gone", ""));
        Assert.Null((await portal.As(Personas.Talent).Get(new ReadDraft("gone", ""))).Content);
        Assert.NotNull((await portal.As(Personas.Talent).Get(new ReadDraft("gone", "r2"))).Content);
        Assert.NotNull((await portal.As(Personas.OtherTalent).Get(new ReadDraft("gone", ""))).Content);
    }
}
