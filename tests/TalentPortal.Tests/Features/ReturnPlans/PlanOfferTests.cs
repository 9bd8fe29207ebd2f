using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using TalentPortal.Features.ReturnPlans;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.ReturnPlans;

/// <summary>Offers side by side: each with its own pay, two of one city too.</summary>
public sealed class PlanOfferTests(PlanFixture portal) : IClassFixture<PlanFixture>
{
    private const string Two = "offer1-city=shanghai&offer1-salary=400000&offer2-city=shanghai&offer2-salary=300000&offer2-bonus=50000&offer2-name=The%20lab";

    [Theory]
    [InlineData("en", "Offer 1", "400,000", "350,000")]
    [InlineData("zh", "\u5f55\u7528\u610f\u5411 1", "40\u4e07\u5143", "35\u4e07\u5143")]
    public async Task Two_of_one_city_are_two_columns_with_the_pay_of_each(string language, string first, string more, string less)
    {
        var page = await Page($"/{language}/return-plans?{Two}");

        var heads = page.QuerySelectorAll("table.plan thead th").Select(head => head.TextContent).ToList();
        Assert.Equal(2, heads.Count);
        Assert.Contains(first, heads[0], StringComparison.Ordinal);
        Assert.Contains("The lab", heads[1], StringComparison.Ordinal);
        var gross = page.QuerySelectorAll("table.plan tr").Single(row => row.GetAttribute("data-line") == "gross").QuerySelectorAll("td");
        Assert.Contains(more, gross[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(less, gross[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("400000", page.QuerySelector("input[name=offer1-salary]")!.GetAttribute("value"));
        Assert.Equal("shanghai", page.QuerySelector("select[name=offer2-city] option[selected]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("input[name=offer3-salary]"));
    }

    [Fact]
    public async Task An_offer_comes_to_the_same_as_its_pay_alone_and_stands_before_the_cities()
    {
        var offers = await portal.As(null).Get(new ViewReturnPlan { Offers = [new(null, "shanghai", "400000", "50000")], Cities = ["fuzhou"], Salary = "120000", Fund = "7" });
        var alone = await portal.As(null).Get(new ViewReturnPlan { Cities = ["shanghai"], Salary = "400000", Bonus = "50000", Fund = "7" });
        var city = await portal.As(null).Get(new ViewReturnPlan { Cities = ["fuzhou"], Salary = "120000", Fund = "7" });

        Assert.Equal([1, null], offers.Columns.Select(column => column.Offer?.Number));
        Assert.Equal(alone.Columns[0].Net, offers.Columns[0].Net);
        Assert.Equal(city.Columns[0].Net, offers.Columns[1].Net);
        Assert.NotEqual(offers.Columns[0].Net, offers.Columns[1].Net);
    }

    [Fact]
    public async Task There_are_four_columns_at_most_and_what_is_left_out_is_told()
    {
        var rows = string.Join('&', Enumerable.Range(1, 4).Select(at => string.Create(CultureInfo.InvariantCulture, $"offer{at}-city=shanghai&offer{at}-salary={at}00000")));
        var page = await Page("/en/return-plans?salary=1000&city=fuzhou&" + rows);

        Assert.Equal(4, page.QuerySelectorAll("table.plan thead th").Length);
        Assert.Contains("At most 4", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("atlantis", (await Page("/en/return-plans?offer1-city=atlantis&offer1-salary=1000")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offer2-salary=300000", "City")]
    [InlineData("offer2-city=shanghai", "Salary")]
    [InlineData("offer2-city=shanghai&offer2-salary=0", "Salary")]
    [InlineData("offer2-city=shanghai&offer2-salary=much", "Salary")]
    [InlineData("offer2-city=shanghai&offer2-salary=1000&offer2-bonus=x", "Bonus")]
    [InlineData("offer2-name=Lab", "City")]
    public async Task What_an_offer_lacks_is_told_at_its_row_and_what_was_typed_stays(string wrong, string field)
    {
        var page = await Page($"/en/return-plans?offer1-city=fuzhou&offer1-salary=200000&{wrong}");

        var target = page.QuerySelector(".error-summary li a")!.GetAttribute("href")!.Split('#')[1];
        var faulty = page.GetElementById(target)!;
        Assert.Equal("offer2-" + field.ToLowerInvariant(), faulty.GetAttribute("name"));
        Assert.Empty(page.QuerySelectorAll("table.plan"));
        Assert.Equal("200000", page.QuerySelector("input[name=offer1-salary]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Too_many_rows_and_rows_of_nothing_are_refused()
    {
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new ViewReturnPlan { Offers = [.. Enumerable.Repeat(new TalentPortal.Features.ReturnPlans.Domain.PlanOffer(null, "fuzhou", "1", null), 5)] })).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(null).Send(new ViewReturnPlan { Offers = [new("\0", "fuzhou", "1", null)] })).Kind);
    }

    private async Task<IDocument> Page(string address)
    {
        using var client = await portal.Http();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Page();
    }
}
