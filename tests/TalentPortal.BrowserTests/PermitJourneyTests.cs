using Microsoft.Playwright;
using TalentPortal.BrowserTests.Fixture;

namespace TalentPortal.BrowserTests;

/// <summary>The calculator in a browser without scripts: filled in like any form, by keyboard or pointer, in both languages.</summary>
public sealed class PermitJourneyTests : BrowserTest
{
    public static TheoryData<string, string, string, string> Vectors => new()
    {
        { "V1", "salary=480000 degree=doctorate years=8 months=12 chinese=hsk4 place=fuzhou age=38 background=high_level_university bonus=0", "90", "A" },
        { "V2", "salary=200000 degree=bachelor years=3 months=12 chinese=none place=xiamen age=29 bonus=0", "57", "none" },
        { "V3", "salary=200000 degree=bachelor years=3 months=12 chinese=hsk3 place=xiamen age=29 bonus=0", "60", "B" },
        { "V4", "salary=300000 degree=master years=10 months=12 chinese=former_national place=fuzhou age=42 background=global_500 background=patent bonus=0", "82", "B" },
        { "V5", "salary=300000 degree=master years=10 months=12 chinese=former_national place=fuzhou age=42 background=global_500 background=patent bonus=3", "85", "A" },
        { "V6", "salary=450000 degree=doctorate years=17 months=12 chinese=hsk5 place=chengdu age=45 background=patent bonus=10", "120", "A" },
        { "V7", "salary=49999 degree=bachelor years=1 months=2 chinese=none place=other age=61 bonus=0", "10", "none" },
        { "V8", "salary=120000 degree=master years=0 months=12 chinese=degree place=other age=25 background=high_level_university bonus=0", "58", "none" },
        { "V9", "salary=650000 degree=bachelor years=20 months=12 chinese=none place=other age=58 background=five_years_in_china bonus=0", "75", "B" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task A_visitor_without_scripts_fills_in_the_form_and_reads_the_result(string name, string answers, string total, string reached)
    {
        await using var visit = await Browser.Visit(scripts: false);
        foreach (var language in new[] { "zh", "en" })
        {
            await visit.Go($"/fujian/{language}/permits");
            await visit.Follow("main a.btn[href='permits/calculator']");
            foreach (var answer in answers.Split(' ').Select(answer => answer.Split('=')))
            {
                var field = visit.Page.Locator($"main form [name='{answer[0]}']").First;
                if (await field.GetAttributeAsync("type") == "checkbox") await visit.Page.CheckAsync($"main form [name='{answer[0]}'][value='{answer[1]}']");
                else if (await field.EvaluateAsync<string>("field => field.tagName") == "SELECT") await field.SelectOptionAsync(answer[1]);
                else await field.FillAsync(answer[1]);
            }

            await visit.Submit("main form .actions button");
            var result = visit.Page.Locator("#result");
            await Assertions.Expect(result).ToHaveAttributeAsync("data-total", total);
            await Assertions.Expect(result).ToHaveAttributeAsync("data-class", reached);
            await Assertions.Expect(result).ToHaveAttributeAsync("data-route", "none");
            Assert.Contains("/permits/calculator?", visit.Page.Url, StringComparison.Ordinal);
            Assert.True(await visit.Page.Locator("#result tr[data-part]").CountAsync() == 9, name);
        }

        IsClean(visit);
    }
}
