using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class BrowseEmployerAddressesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Admitted_employers_come_in_the_order_of_their_ids_each_once()
    {
        var here = await Ids("fujian", new(Guid.Empty, IsAfter: false));
        Assert.Contains(DemoPeople.Employer("rongxin").Id, here);
        Assert.Equal(here.OrderBy(id => id.ToString(), StringComparer.Ordinal), here);
        Assert.Equal(here.Skip(1), await Ids("fujian", new(here[0], IsAfter: true)));
        Assert.Equal(here, await Ids("fujian", new(here[0], IsAfter: false)));
        var everywhere = await Ids("", new(Guid.Empty, IsAfter: false));
        Assert.Distinct(everywhere);
        Assert.Superset(here.ToHashSet(), everywhere.ToHashSet());
        Assert.Equal((await portal.As(null, "").Get(new BrowseEmployers())).Total, everywhere.Count);
    }

    private async Task<IReadOnlyList<Guid>> Ids(string tenant, BrowseEmployerAddresses request) => (await portal.As(null, tenant).Get(request)).EmployerIds;
}
