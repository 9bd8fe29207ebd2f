using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

public sealed class BrowseEmployersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_site_lists_whom_it_admits_and_the_national_one_everybody()
    {
        Assert.Equal(["haiyun", "rongjiang", "rongju", "rongxin"], await Listed("fujian"));
        Assert.Equal(["weiliang"], await Listed("zhongguancun"));
        Assert.Equal(["pengwan", "rongxin"], await Listed("greater-bay"));
        Assert.Equal(["haiyun", "pengwan", "rongjiang", "rongju", "rongxin", "weiliang"], await Listed(""));
    }

    [Fact]
    public async Task An_employer_that_waits_is_not_listed_even_for_itself()
    {
        await portal.As(Personas.OwnerOf("haiyun"), "zhongguancun").Get(new RequestAdmission());
        var found = await portal.As(Personas.OwnerOf("haiyun"), "zhongguancun").Get(new BrowseEmployers());
        Assert.DoesNotContain(found.Rows, row => row.Id == DemoPeople.Employer("haiyun").Id);
    }

    [Fact]
    public async Task A_kind_narrows_the_list_and_every_kind_that_is_there_is_offered()
    {
        var all = await portal.As(null, "fujian").Get(new BrowseEmployers());
        Assert.Equal([EmployerKind.TechnologyFirm, EmployerKind.ResearchInstitute, EmployerKind.IndustrialPark, EmployerKind.HousingOperator], all.Kinds.Keys.Order());
        var parks = await portal.As(null, "fujian").Get(new BrowseEmployers(Kind: EmployerKind.IndustrialPark));
        Assert.Equal((DemoPeople.Employer("rongjiang").Id, 1), (parks.Rows.Single().Id, parks.Total));
        Assert.Empty((await portal.As(null, "fujian").Get(new BrowseEmployers(Kind: EmployerKind.Hospital))).Rows);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new BrowseEmployers(Kind: (EmployerKind)99))).Kind);
        using var client = await portal.Http();
        Assert.Contains("employers?kind=industrialpark", await client.GetStringAsync("/fujian/en/employers"), StringComparison.Ordinal);
        Assert.DoesNotContain("Rongxin", await client.GetStringAsync("/fujian/en/employers?kind=industrialpark"), StringComparison.Ordinal);
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
