using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Drafts;

public class PurgeDraftsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Drafts_go_after_thirty_days_and_not_before()
    {
        await portal.As(Personas.Talent).Get(new SaveDraft("old", "", "{}"));
        await portal.As(Personas.OtherTalent).Get(new SaveDraft("old", "", "{}"));
        portal.Clock.Advance(TimeSpan.FromDays(29));
        await portal.As(Personas.Talent).Get(new SaveDraft("young", "", "{}"));
        await Purge();
        Assert.Equal((3L, 2L), await Counts());

        portal.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Null((await portal.As(Personas.Talent).Get(new ReadDraft("old", ""))).Content);
        await Purge();
        Assert.Equal((1L, 1L), await Counts());
        Assert.NotNull((await portal.As(Personas.Talent).Get(new ReadDraft("young", ""))).Content);

        portal.Clock.Advance(TimeSpan.FromDays(30));
        await Purge();
        Assert.Equal((0L, 0L), await Counts());
    }

    [Fact]
    public async Task No_person_may_send_it() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new PurgeDrafts())).Kind);

    private async Task<(long Drafts, long Holders)> Counts() => (await portal.Scalar<long>("select count(*) from drafts"), await portal.Scalar<long>("select count(*) from draft_holders"));

    private async Task Purge() =>
        Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("drafts-retention", portal.Clock.GetUtcNow(), CancellationToken.None));
}
