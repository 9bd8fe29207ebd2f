using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Drafts;

public class FindDraftHoldersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_system_learns_who_has_old_drafts()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("old", "", "{}"));
        Assert.Empty((await portal.AsSystem("").Get(new FindDraftHolders())).Users);
        portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([Personas.Talent.UserId], (await portal.AsSystem("").Get(new FindDraftHolders())).Users);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new FindDraftHolders())).Kind);
    }
}
