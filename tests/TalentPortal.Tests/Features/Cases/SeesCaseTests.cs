using TalentPortal.Features.Cases;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class SeesCaseTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_says_yes_to_whoever_sees_it_and_leaves_no_reading()
    {
        var one = await portal.Opened();
        Assert.True((await portal.As(CaseScene.Overseas).Send(new SeesCase(one.Id))).IsOk);
        Assert.True((await portal.As(CaseScene.Lead).Send(new SeesCase(one.Id))).IsOk);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Domestic).Send(new SeesCase(one.Id))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from access_entries where user_id = $1", one.Talent.UserId));
    }
}
