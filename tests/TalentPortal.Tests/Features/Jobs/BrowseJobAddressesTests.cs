using TalentPortal.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class BrowseJobAddressesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Open_positions_come_in_the_order_of_their_ids_from_one_to_before_another()
    {
        List<Guid> ids = [await portal.Live(), await portal.Live(), await portal.Live()];
        ids.Sort((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));
        Assert.Equal(ids, await Ids(new(Guid.Empty, IsAfter: false, null)));
        Assert.Equal([ids[1]], await Ids(new(ids[1], IsAfter: false, ids[2])));
        Assert.Equal([ids[2]], await Ids(new(ids[1], IsAfter: true, null)));
        Assert.Empty((await portal.As(null, "zhongguancun").Get(new BrowseJobAddresses(Guid.Empty, IsAfter: false, null))).Rows);
        Assert.Empty((await portal.As(null, "").Get(new BrowseJobAddresses(Guid.Empty, IsAfter: false, null))).Rows);
    }

    private async Task<IEnumerable<Guid>> Ids(BrowseJobAddresses request) => (await portal.As(null).Get(request)).Rows.Select(row => row.JobId);
}
