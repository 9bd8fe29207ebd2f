using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class BrowseEmployersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_site_lists_whom_it_admits_and_the_national_one_everybody()
    {
        Assert.Equal(["haiyun", "rongxin"], await Listed("fujian"));
        Assert.Equal(["weiliang"], await Listed("zhongguancun"));
        Assert.Equal(["pengwan", "rongxin"], await Listed("greater-bay"));
        Assert.Equal(["haiyun", "pengwan", "rongxin", "weiliang"], await Listed(""));
    }

    [Fact]
    public async Task An_employer_that_waits_is_not_listed_even_for_itself()
    {
        await portal.As(Personas.OwnerOf("haiyun"), "zhongguancun").Get(new RequestAdmission());
        var found = await portal.As(Personas.OwnerOf("haiyun"), "zhongguancun").Get(new BrowseEmployers());
        Assert.DoesNotContain(found.Rows, row => row.Id == DemoPeople.Employer("haiyun").Id);
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new BrowseEmployers(0))).Kind);
        Assert.Empty((await portal.As(null).Get(new BrowseEmployers(9999))).Rows);
    }

    private async Task<IEnumerable<string>> Listed(string tenant)
    {
        var found = await portal.As(null, tenant).Get(new BrowseEmployers());
        Assert.Equal(found.Rows.Count, found.Total);
        return found.Rows.Select(row => DemoPeople.Employers.Single(demo => demo.Id == row.Id).Key).Order();
    }
}
