using TalentPortal.Data.Seed.Demo;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Parks;

public sealed class DemoParksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_demonstrations_park_has_its_members_and_positions_once()
    {
        await DemoParks.Seed(portal.Services, default);
        Assert.Equal(4L, await portal.Scalar<long>("select count(*) from park_memberships"));
        Assert.Equal(2L, await portal.Scalar<long>("select count(*) from jobs where for_employer_id is not null and is_public"));
        await DemoParks.Seed(portal.Services, default);
        Assert.Equal(4L, await portal.Scalar<long>("select count(*) from park_memberships"));
    }
}
