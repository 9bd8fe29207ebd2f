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

    [Fact]
    public async Task An_employer_changed_when_it_last_changed_its_words_or_was_admitted()
    {
        var (rongxin, owner) = (DemoPeople.Employer("rongxin").Id, portal.As(Personas.OwnerOf("rongxin")));
        async Task<DateTimeOffset> ChangedAt(string tenant) => (await portal.As(null, tenant).Get(new BrowseEmployerAddresses(rongxin, IsAfter: false))).Rows[0].ChangedAt;
        var before = await ChangedAt("fujian");

        portal.Clock.Advance(TimeSpan.FromDays(2));
        var own = await owner.Get(new ViewOwnEmployer());
        await owner.Get(new EditEmployer(own.Fields with { AboutEn = "Something new." }, own.Version));
        Assert.InRange(await ChangedAt("fujian") - before, TimeSpan.FromDays(1.9), TimeSpan.FromDays(2.1));
        Assert.Equal(await ChangedAt("fujian"), await ChangedAt(""));
        var said = await ChangedAt("greater-bay");

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.Decide("rongxin", AdmissionDecision.End, "greater-bay");
        await portal.As(Personas.OwnerOf("rongxin"), "greater-bay").Get(new RequestAdmission());
        await portal.Decide("rongxin", AdmissionDecision.Admit, "greater-bay");
        Assert.True(await ChangedAt("greater-bay") > said);
        Assert.Equal(said, await ChangedAt("fujian"));
    }

    private async Task<IReadOnlyList<Guid>> Ids(string tenant, BrowseEmployerAddresses request) => [.. (await portal.As(null, tenant).Get(request)).Rows.Select(row => row.EmployerId)];
}
