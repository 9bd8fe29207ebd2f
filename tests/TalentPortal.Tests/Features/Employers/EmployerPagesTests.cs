using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Employers;

/// <summary>The public pages about employers, as a browser without scripts uses them.</summary>
public sealed class EmployerPagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitor_reads_the_list_and_one_employer_in_both_languages()
    {
        using var http = await portal.Http();
        var rongxin = DemoPeople.Employer("rongxin");
        foreach (var (language, name) in new[] { ("zh", rongxin.Name.Zh!), ("en", rongxin.Name.En!) })
        {
            var list = await http.Page($"/fujian/{language}/employers");
            var link = list.QuerySelectorAll(".result .title a").Single(a => a.TextContent == name);
            Assert.Equal($"employers/{rongxin.Id}", link.GetAttribute("href"));
            var page = await http.Page($"/fujian/{language}/employers/{rongxin.Id}");
            Assert.Equal(name, page.QuerySelector("h1")!.TextContent);
            Assert.DoesNotContain("_", string.Join(' ', page.QuerySelectorAll("dt, .verified, .act").Select(e => e.TextContent)));
        }

        using var elsewhere = await http.GetAsync($"/zhongguancun/en/employers/{rongxin.Id}");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var malformed = await http.GetAsync("/fujian/en/employers/1");
        Assert.Equal(HttpStatusCode.NotFound, malformed.StatusCode);
    }

    [Fact]
    public async Task To_register_one_signs_in_first()
    {
        using var http = await portal.Http();
        using var answer = await http.GetAsync("/fujian/en/employers/register");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/fujian/en/account/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_faulty_form_keeps_what_was_typed_and_says_what_is_wrong()
    {
        using var http = await portal.SignedInClient(Personas.Talent);
        var answer = await http.Submit("/fujian/zh/employers/register", new Dictionary<string, string?>
        {
            ["Form.CreditCode"] = "91350100M000100Y44", ["Form.Fields.NameZh"] = EmployerScene.Hostile, ["Form.Fields.AboutEn"] = new string('字', Employer.AboutMax + 1), ["Form.Fields.Kind"] = "University",
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Page();
        Assert.Equal("91350100M000100Y44", page.QuerySelector<IHtmlInputElement>("[name='Form.CreditCode']")!.Value);
        Assert.Equal(EmployerScene.Hostile, page.QuerySelector<IHtmlInputElement>("[name='Form.Fields.NameZh']")!.Value);
        Assert.Equal("University", page.QuerySelector<IHtmlSelectElement>("[name='Form.Fields.Kind']")!.Value);
        Assert.Equal(["f-creditcode", "f-fields-abouten", "f-yourname"], page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!.Split('#')[1]).Order());
        Assert.NotNull(page.QuerySelector("#f-creditcode[aria-invalid=true]"));
    }

    [Fact]
    public async Task A_good_form_registers_and_leads_to_the_employer_area()
    {
        using var http = await portal.SignedInClient(EmployerScene.Maria);
        var answer = await http.Submit("/fujian/en/employers/register", new Dictionary<string, string?>
        {
            ["Form.CreditCode"] = EmployerScene.CreditCodeOf(777_000), ["Form.Fields.NameEn"] = EmployerScene.Hostile, ["Form.Fields.Kind"] = "Company", ["Form.YourName"] = "Maria",
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/fujian/en/employer", answer.Headers.Location!.ToString());
        Assert.Equal(nameof(AdmissionStatus.Requested), await portal.Scalar<string>("select a.status from employer_admissions a join employers e on e.id = a.employer_id where e.credit_code = $1", EmployerScene.CreditCodeOf(777_000)));
    }
}
